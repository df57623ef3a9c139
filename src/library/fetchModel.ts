import type { HubOptions } from "../hub/hubFolder.ts";
import { hubFolder } from "../hub/hubFolder.ts";
import type { ByteStore } from "../hub/byteStore.ts";
import type { Repository } from "../hub/repository.ts";
import { parseRepository } from "../hub/repository.ts";
import { checkClipModel } from "../clip/model.ts";
import { modelFiles } from "../clip/modelFiles.ts";
import { FailureError } from "../shared/failure.ts";
import { cut } from "../shared/cut.ts";
import { said } from "../shared/said.ts";
import { byteStoreIn } from "./byteStoreIn.ts";
import type { FileTree } from "./fileTree.ts";
import { totalOf } from "./fileTree.ts";
import type { KeptModel } from "./keptModel.ts";
import { addKeptModel } from "./keptModel.ts";
import { hubRoot } from "./keptModelFolder.ts";
import { describeFiles, describeModel } from "./modelDescription.ts";
import type { OfferedModel } from "./modelDescription.ts";
import { readNotices } from "./modelNotices.ts";

/** Read at once: as much as is fetched and kept at once. */
const pieceBytes = 8 * 2 ** 20;

type Patience = Pick<HubOptions, "signal" | "attempts" | "backoffMs" | "inactivityMs">;

export interface HubPlace extends Patience {
  readonly host: string;
}

export interface FetchOptions extends HubPlace {
  /** Bytes that are here so far, of all. */
  readonly onProgress?: (loadedBytes: number, totalBytes: number) => void;
}

/** Reads a repository as a spec names it, "hf:owner/name@revision". Throws a FailureError ("bad-spec"). */
export function repositoryOf(name: string): Repository {
  const repository = name.startsWith("hf:") ? parseRepository(name.slice(3)) : null;
  if (repository) return repository;
  throw new FailureError("bad-spec", said("hubName", cut(name.replace("hf:", ""))));
}

/** What fetching a model of a hub would take; of its files, only the small ones are read. */
export function describeHubModel(
  tree: FileTree,
  name: string,
  place: HubPlace,
): Promise<OfferedModel> {
  const store = byteStoreIn(tree, hubRoot);
  return describeModel(hubFolder(repositoryOf(name), { ...place, store }));
}

/**
 * Fetches a model as a whole and puts it among those that are here. What an earlier try fetched is not
 * fetched again. Each file is held to its SHA-256. Throws a FailureError.
 */
export async function fetchModel(
  tree: FileTree,
  name: string,
  { onProgress, ...place }: FetchOptions,
): Promise<KeptModel> {
  const repository = repositoryOf(name);
  const store = watchedStore(byteStoreIn(tree, hubRoot));
  const loaded = new Map<string, number>();
  let totalBytes: number | null = null;
  const folder = hubFolder(repository, {
    ...place,
    store,
    onProgress: ({ path, loadedBytes }) => {
      loaded.set(path, loadedBytes);
      if (totalBytes !== null) onProgress?.(totalOf(loaded), totalBytes);
    },
  });
  const files = await modelFiles(folder);
  const { imageSize, bytes } = await describeFiles(folder, files);
  totalBytes = bytes;
  for (const source of files.values())
    for (let start = 0; start < source.size; start += pieceBytes)
      await source.slice(start, Math.min(start + pieceBytes, source.size));
  await checkClipModel(folder);
  // Of the same store, and not among the bytes that were promised.
  const notices = await readNotices(hubFolder(repository, { ...place, store }));
  const folders = [...store.used].map((one) => `${hubRoot}/${one}`);
  const model = { name, host: place.host, folders, bytes, imageSize, base: null, notices };
  await addKeptModel(tree, model);
  return model;
}

/** A store that remembers which of its folders were asked for. */
function watchedStore(store: ByteStore): ByteStore & { readonly used: ReadonlySet<string> } {
  const used = new Set<string>();
  const note = (folder: string) => {
    used.add(folder);
    return folder;
  };
  return {
    used,
    folders: () => store.folders(),
    files: (folder) => store.files(note(folder)),
    read: (folder, name) => store.read(note(folder), name),
    write: (folder, name, bytes) => store.write(note(folder), name, bytes),
    remove: (folder) => store.remove(folder),
  };
}
