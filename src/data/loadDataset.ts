import { FailureError } from "../shared/failure.ts";
import type { Files } from "../shared/files.ts";
import { said } from "../shared/said.ts";
import { decodeAtlas } from "./atlas.ts";
import type { DatasetIndex, Domain, Pictures, Split, SplitContent, SplitIndex } from "./dataset.ts";
import { readDatasetIndex } from "./datasetIndex.ts";

/** A dataset whose splits are fetched and decoded when first asked for, and then kept. */
export interface Dataset<S extends SplitContent = SplitContent> {
  readonly index: DatasetIndex<S>;
  /** The one domain that training sees. */
  readonly reference: Domain<S>;
  /** Throws a FailureError that names the file and what is wrong with it. */
  pictures(domain: Domain<S>, split: Split): Promise<Pictures>;
}

/** Opens data/<name>/ of `files`, which is rooted at the site. */
export async function loadDataset(files: Files, name: string): Promise<Dataset<SplitIndex>> {
  const folder = `data/${name}`;
  const path = `${folder}/index.json`;
  const index = readDatasetIndex(await files.read(path), path);
  return openDataset(index, path, async (split) => {
    const file = `${folder}/${split.atlas}`;
    return decodeAtlas(await files.read(file), split, index.tile, file);
  });
}

/**
 * A data set whose index is known; `load` gives the pictures of a split.
 * @param path what messages call the index
 */
export function openDataset<S extends SplitContent>(
  index: DatasetIndex<S>,
  path: string,
  load: (split: S) => Promise<Pictures>,
): Dataset<S> {
  const cache = new Map<string, Promise<Pictures>>();
  const splitOf = (domain: Domain<S>, split: Split): S => {
    const found = index.domains.find(({ id }) => id === domain.id)?.splits[split];
    if (found) return found;
    throw new FailureError("bad-file", said("noSplit", path, domain.id, split));
  };
  return {
    index,
    // No index is let through that has none.
    reference: index.domains.find(({ role }) => role === "reference")!,
    pictures(domain, split) {
      const key = `${domain.id}/${split}`;
      const known = cache.get(key);
      if (known) return known;
      const loading = Promise.resolve().then(() => load(splitOf(domain, split)));
      cache.set(key, loading);
      // A failed download must be tried again at the next run, not remembered.
      loading.catch(() => cache.delete(key));
      return loading;
    },
  };
}
