import { useEffect, useState } from "react";
import type { AnySplit, DatasetIndex } from "../../data/dataset.ts";
import { usePlayground } from "../playgroundContext.ts";

/** What a model's folder holds. */
const modelFiles = ["config.json", "tokenizer.json", "model.safetensors"];

/** Bytes that Start fetches on a first visit; null while a size is unknown. */
export interface DownloadSize {
  readonly modelBytes: number | null;
  readonly picturesBytes: number;
}

export function useDownloadSize(model: string, index: DatasetIndex<AnySplit>): DownloadSize {
  const { filesUrl } = usePlayground();
  const [modelBytes, setModelBytes] = useState<number | null>(null);
  useEffect(() => {
    // One from elsewhere is in this browser, or not to be asked for.
    if (model.includes(":")) return;
    let isCurrent = true;
    const sizes = modelFiles.map((file) => sizeOf(new URL(`models/${model}/${file}`, filesUrl)));
    void Promise.all(sizes).then((all) => {
      const known = all.filter((size) => size !== null);
      if (!isCurrent) return;
      setModelBytes(known.length < all.length ? null : known.reduce((sum, size) => sum + size, 0));
    });
    return () => {
      isCurrent = false;
    };
  }, [filesUrl, model]);
  return { modelBytes, picturesBytes: picturesBytes(index) };
}

/** Null where the server does not say; a missing file is told when Start needs it. */
async function sizeOf(url: URL): Promise<number | null> {
  try {
    const response = await fetch(url, { method: "HEAD" });
    const length = Number(response.headers.get("content-length") ?? NaN);
    // A host may answer a missing file with a page.
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    return response.ok && !isPage && length > 0 ? length : null;
  } catch {
    return null;
  }
}

/** A run reads every split there is. */
function picturesBytes({ domains }: DatasetIndex<AnySplit>): number {
  const splits = domains.flatMap((domain) => Object.values(domain.splits));
  return splits.reduce((sum, split) => sum + split.bytes, 0);
}
