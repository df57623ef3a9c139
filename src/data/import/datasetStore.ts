import type { Files } from "../../shared/files.ts";
import type { PackedSplit } from "../dataset.ts";
import { readPackedIndex } from "../datasetIndex.ts";
import type { Dataset } from "../loadDataset.ts";
import { openDataset } from "../loadDataset.ts";
import { unpackPictures } from "../pack.ts";
import type { PackedDataset } from "./packDataset.ts";

/** Files that can also be written: a folder on disk, or the browser's own file system. */
export interface FileStore extends Files {
  /** Writes the whole file, in place of one that is there. Throws a FailureError that names it. */
  write(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** The data set as training takes it, out of memory. */
export function datasetInMemory({ index, packs }: PackedDataset): Dataset<PackedSplit> {
  return openDataset(index, index.name, (split) =>
    // Every pack of an index is made together with it.
    Promise.resolve(unpackPictures(packs.get(split.pack)!, split, index.tile, split.pack)),
  );
}

/** Keeps an imported data set, so that a later visit decodes nothing. The index is written last. */
export async function storeDataset(
  store: FileStore,
  folder: string,
  { index, packs }: PackedDataset,
): Promise<void> {
  for (const [name, bytes] of packs) await store.write(`${folder}/${name}`, bytes);
  const json = new TextEncoder().encode(JSON.stringify(index));
  await store.write(`${folder}/index.json`, json);
}

/**
 * Opens a data set that {@link storeDataset} kept; splits are read when first asked for. Throws a
 * FailureError "bad-file" where it is incomplete or changed.
 */
export async function openStoredDataset(
  files: Files,
  folder: string,
): Promise<Dataset<PackedSplit>> {
  const path = `${folder}/index.json`;
  const index = readPackedIndex(await files.read(path), path);
  return openDataset(index, path, async (split) => {
    const file = `${folder}/${split.pack}`;
    const bytes = await files.read(file);
    return unpackPictures(bytes, split, index.tile, file);
  });
}
