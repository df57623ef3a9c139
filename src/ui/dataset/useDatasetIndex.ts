import { useEffect, useMemo, useState } from "react";
import type { AnySplit, DatasetIndex } from "../../data/dataset.ts";
import { readDatasetIndex } from "../../data/datasetIndex.ts";
import { toFailure } from "../../shared/failure.ts";
import type { Failure } from "../../shared/failure.ts";
import { fetchSiteFile } from "../../state/fetchSiteFile.ts";
import { useLibrary } from "../libraryContext.ts";
import { usePlayground } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";

export type DatasetReading =
  | { readonly status: "loading" }
  | {
      readonly status: "ready";
      /** As in a spec. */
      readonly name: string;
      readonly index: DatasetIndex<AnySplit>;
      /** Where the atlases of a bundled one are. */
      readonly folderUrl: string;
    }
  /** An imported one that is not in this browser. */
  | { readonly status: "missing" }
  | { readonly status: "failed"; readonly failure: Failure };

/** The classes, domains and labels of a dataset; its pictures are not fetched. */
export function useDatasetIndex(name: string): DatasetReading {
  const isImported = name.includes(":");
  const bundled = useBundledIndex(isImported ? null : name);
  const imported = useImportedIndex(name);
  const { bundledDomains } = useWords().library;
  const titled = useMemo(() => withTitles(bundled, bundledDomains), [bundled, bundledDomains]);
  return isImported ? imported : titled;
}

/** With the titles of domains that there are, by id. */
function withTitles(
  reading: DatasetReading,
  titles: Readonly<Record<string, string>>,
): DatasetReading {
  if (reading.status !== "ready") return reading;
  const { index } = reading;
  const domains = index.domains.map((one) => ({ ...one, title: titles[one.id] ?? one.title }));
  return { ...reading, index: { ...index, domains } };
}

function useImportedIndex(name: string): DatasetReading {
  const datasets = useLibrary((state) => state.datasets);
  const index = datasets?.find((one) => one.name === name)?.index;
  return useMemo((): DatasetReading => {
    if (index) return { status: "ready", name, index, folderUrl: "" };
    return { status: datasets ? "missing" : "loading" };
  }, [datasets, index, name]);
}

function useBundledIndex(name: string | null): DatasetReading {
  const { filesUrl } = usePlayground();
  const [reading, setReading] = useState<DatasetReading>({ status: "loading" });
  useEffect(() => {
    if (name === null) return;
    let isCurrent = true;
    const folderUrl = new URL(`data/${name}/`, filesUrl).href;
    fetchIndex(folderUrl).then(
      (index) => {
        if (isCurrent) setReading({ status: "ready", name, index, folderUrl });
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
  return readDatasetIndex(await fetchSiteFile(url), url.pathname);
}
