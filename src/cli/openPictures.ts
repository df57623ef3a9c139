import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { DatasetIndex } from "../data/dataset.ts";
import type { PictureCollection } from "../data/import/collection.ts";
import { collectionOf } from "../data/import/collection.ts";
import { domainnetOnHub, domainnetSource } from "../data/import/domainnetOnHub.ts";
import { catalogueFolder } from "../data/import/folderCatalogue.ts";
import { listNodeFolder } from "../data/import/nodeFolder.ts";
import { openParquet } from "../data/import/parquetCatalogue.ts";
import type { StoredFile } from "../data/import/storedFile.ts";
import { storedFile } from "../data/import/storedFile.ts";
import { zipFiles } from "../data/import/zipFiles.ts";
import { parseRepository } from "../hub/repository.ts";
import { domainnetFromHub } from "../library/domainnetFromHub.ts";
import type { ByteSource } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import { openDiskSource } from "./diskSource.ts";
import { UsageError } from "./usageError.ts";

/** Pictures to choose from, and whose they are. */
export interface OpenedPictures {
  readonly collection: PictureCollection;
  readonly sources: DatasetIndex["sources"];
}

const kinds = "a folder, .zip files (with .txt lists), .parquet files, or hf:owner/name";
const hubPrefix = "hf:";

/**
 * Opens what `import` is given: one folder, or files of one kind, or a repository of `hub`. Throws a
 * UsageError for what goes not together, and a FailureError that names what cannot be read.
 */
export async function openPictures(from: readonly string[], hub: string): Promise<OpenedPictures> {
  const [first = ""] = from;
  if (from.length === 1 && first.startsWith(hubPrefix)) return openHubPictures(first, hub);
  if (from.length === 1 && (await stat(first).catch(() => null))?.isDirectory()) {
    const name = basename(resolve(first));
    return local(collectionOf(await catalogueFolder(name, await listNodeFolder(first))));
  }
  const isOf = (...endings: string[]) =>
    from.every((path) => endings.some((ending) => path.toLowerCase().endsWith(ending)));
  if (isOf(".parquet")) return local(await openParquet(first, await openSources(from)));
  if (isOf(".zip", ".txt")) {
    const files: StoredFile[] = [];
    for (const source of await openSources(from))
      if (/\.txt$/i.test(source.name)) files.push(storedFile(basename(source.name), source));
      else files.push(...(await zipFiles(source)));
    return local(collectionOf(await catalogueFolder(from.join(" "), files)));
  }
  if (from.length > 1) throw new UsageError(`FROM must be ${kinds}, got '${from.join(" ")}'`);
  throw new FailureError(
    "bad-file",
    `'${first}' is no folder, .zip or .parquet file that is there. Give ${kinds}.`,
  );
}

function local(collection: PictureCollection): OpenedPictures {
  return { collection, sources: [] };
}

async function openSources(paths: readonly string[]): Promise<ByteSource[]> {
  return Promise.all(
    paths.map(async (path) => {
      const source = await openDiskSource(path);
      if (source) return source;
      throw new FailureError("bad-file", `'${path}' is not there, or no file. Give ${kinds}.`);
    }),
  );
}

async function openHubPictures(name: string, hub: string): Promise<OpenedPictures> {
  const given = name.slice(hubPrefix.length);
  const { repository: id, revision } = domainnetOnHub;
  const repository = parseRepository(given === id ? `${id}@${revision}` : given, "dataset");
  if (repository?.id !== id)
    throw new UsageError(`of the hub ${hubPrefix}${id} can be imported, got '${name}'`);
  const advice = `Choose another --hub, or a revision as in ${name}@main.`;
  const collection = await domainnetFromHub(hub, repository.revision, advice);
  return { collection, sources: [domainnetSource] };
}
