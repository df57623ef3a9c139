import type { DatasetIndex } from "../data/dataset.ts";
import type { PictureCollection } from "../data/import/collection.ts";
import { collectionOf } from "../data/import/collection.ts";
import { domainnetOnHub, domainnetSource } from "../data/import/domainnetOnHub.ts";
import { catalogueFolder } from "../data/import/folderCatalogue.ts";
import { openParquet } from "../data/import/parquetCatalogue.ts";
import type { StoredFile } from "../data/import/storedFile.ts";
import { storedFile } from "../data/import/storedFile.ts";
import { openViewer } from "../data/import/viewerCatalogue.ts";
import { zipFiles } from "../data/import/zipFiles.ts";
import { blobSource } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { domainnetFromHub } from "./domainnetFromHub.ts";
import type { GivenFile } from "./givenFile.ts";

/** Where pictures to choose from are. */
export type PictureOrigin =
  /** A folder's files, zips and official lists together, or parquet files. */
  | { readonly kind: "files"; readonly name: string; readonly files: readonly GivenFile[] }
  /** DomainNet's parquet files on a hub. */
  | { readonly kind: "hub"; readonly host: string }
  /** DomainNet by a dataset viewer, at most so many of a class, domain and split. */
  | { readonly kind: "viewer"; readonly host: string; readonly perClass: number };

/** Pictures to choose from, and whose they are. */
export interface OpenedPictures {
  readonly collection: PictureCollection;
  readonly sources: DatasetIndex["sources"];
}

/** Throws a FailureError that names what cannot be read. */
export async function openPictures(
  origin: PictureOrigin,
  signal?: AbortSignal,
): Promise<OpenedPictures> {
  switch (origin.kind) {
    case "files":
      return { collection: await openFiles(origin.name, origin.files), sources: [] };
    case "hub": {
      const advice = "Choose another host, or download the files yourself and import them here.";
      const { revision } = domainnetOnHub;
      const options = signal ? { signal } : {};
      const collection = await domainnetFromHub(origin.host, revision, advice, options);
      return { collection, sources: [domainnetSource] };
    }
    case "viewer": {
      const { host, perClass } = origin;
      const viewed = { dataset: domainnetOnHub.repository, host, fetch: fetchAlone };
      return {
        collection: await openViewer(viewed, perClass, signal),
        sources: [domainnetSource],
      };
    }
  }
}

async function openFiles(name: string, given: readonly GivenFile[]): Promise<PictureCollection> {
  const isParquet = ({ path }: GivenFile) => /\.parquet$/i.test(path);
  const parquet = given.filter(isParquet);
  if (parquet.length > 0 && parquet.length < given.length)
    throw new FailureError(
      "bad-spec",
      said("parquetAndOthers", name, parquet.length, given.length - parquet.length),
    );
  if (parquet.length > 0)
    return openParquet(
      name,
      parquet.map(({ path, file }) => blobSource(path, file)),
    );
  const files: StoredFile[] = [];
  for (const { path, file } of given) {
    const source = blobSource(path, file);
    if (/\.zip$/i.test(path)) files.push(...(await zipFiles(source)));
    else files.push(storedFile(path, source));
  }
  return collectionOf(await catalogueFolder(name, files));
}

/** Nothing of the person is sent along. */
function fetchAlone(url: string, init: { readonly signal?: AbortSignal }): Promise<Response> {
  return fetch(url, { ...init, credentials: "omit", referrerPolicy: "no-referrer" });
}
