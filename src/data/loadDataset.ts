import { FailureError } from "../shared/failure.ts";
import type { Files } from "../shared/files.ts";
import { decodeAtlas } from "./atlas.ts";
import type { DatasetIndex, Domain, Pictures, Split } from "./dataset.ts";
import { readDatasetIndex } from "./datasetIndex.ts";

/** A dataset whose splits are fetched and decoded when first asked for, and then kept. */
export interface Dataset {
  readonly index: DatasetIndex;
  /** The one domain that training sees. */
  readonly reference: Domain;
  /** Throws a FailureError that names the file and what is wrong with it. */
  pictures(domain: Domain, split: Split): Promise<Pictures>;
}

/** Opens data/<name>/ of `files`, which is rooted at the site. */
export async function loadDataset(files: Files, name: string): Promise<Dataset> {
  const folder = `data/${name}`;
  const index = readDatasetIndex(await files.read(`${folder}/index.json`), `${folder}/index.json`);
  const cache = new Map<string, Promise<Pictures>>();

  async function load(domain: Domain, split: Split): Promise<Pictures> {
    const splitIndex = domain.splits[split];
    if (!splitIndex)
      throw new FailureError(
        "bad-file",
        `${folder}/index.json: domain '${domain.id}' has no ${split} split, which this run needs`,
      );
    const path = `${folder}/${splitIndex.atlas}`;
    return decodeAtlas(await files.read(path), splitIndex, index.tile, path);
  }

  return {
    index,
    // readDatasetIndex lets no index through that has none.
    reference: index.domains.find(({ role }) => role === "reference")!,
    pictures(domain, split) {
      const key = `${domain.id}/${split}`;
      const known = cache.get(key);
      if (known) return known;
      const loading = load(domain, split);
      cache.set(key, loading);
      // A failed download must be tried again at the next run, not remembered.
      loading.catch(() => cache.delete(key));
      return loading;
    },
  };
}
