import { useEffect, useState } from "react";
import type { DatasetIndex } from "../../data/dataset.ts";
import { readDatasetIndex } from "../../data/datasetIndex.ts";
import { FailureError, toFailure } from "../../shared/failure.ts";
import type { Failure } from "../../shared/failure.ts";
import { usePlayground } from "../playgroundContext.ts";

export type DatasetReading =
  | { readonly status: "loading" }
  | { readonly status: "ready"; readonly index: DatasetIndex; readonly folderUrl: string }
  | { readonly status: "failed"; readonly failure: Failure };

/** The classes, domains and labels of a dataset; its pictures are not fetched. */
export function useDatasetIndex(name: string): DatasetReading {
  const { filesUrl } = usePlayground();
  const [reading, setReading] = useState<DatasetReading>({ status: "loading" });
  useEffect(() => {
    let isCurrent = true;
    const folderUrl = new URL(`data/${name}/`, filesUrl).href;
    fetchIndex(folderUrl).then(
      (index) => {
        if (isCurrent) setReading({ status: "ready", index, folderUrl });
      },
      (thrown: unknown) => {
        if (isCurrent) setReading({ status: "failed", failure: toFailure(thrown) });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [filesUrl, name]);
  return reading;
}

async function fetchIndex(folderUrl: string): Promise<DatasetIndex> {
  const url = new URL("index.json", folderUrl);
  const response = await fetch(url).catch((cause: unknown) => {
    throw new FailureError(
      "download",
      `${url.pathname} could not be downloaded: ${String(cause)}.`,
    );
  });
  if (!response.ok) {
    throw new FailureError(
      "download",
      `${url.pathname} could not be downloaded: the server answered ${response.status}.`,
    );
  }
  return readDatasetIndex(new Uint8Array(await response.arrayBuffer()), url.pathname);
}
