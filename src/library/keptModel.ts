import { asArray, asInteger, asObject, asString, parseJson } from "../shared/json.ts";
import { sha256 } from "../shared/sha256.ts";
import type { FileTree } from "./fileTree.ts";
import { isWithin, totalOf } from "./fileTree.ts";
import type { ModelNotices } from "./modelNotices.ts";
import { parseNotices } from "./modelNotices.ts";

/** A model that a person fetched or opened, and that is here as a whole. */
export interface KeptModel {
  /** As in a spec: "hf:owner/name@revision" or "folder:name". */
  readonly name: string;
  /** Where it was fetched from; null: from disk. */
  readonly host: string | null;
  /** The folders of the tree that hold its files. Those of equal content are shared. */
  readonly folders: readonly string[];
  /** In bytes, of its own files. */
  readonly bytes: number;
  /** Side of its input in pixels. */
  readonly imageSize: number;
  /** The model that it takes what it lacks from (joinedFolder.ts); null: it is whole. */
  readonly base: string | null;
  /** Null where it was kept by a version that did not read them. */
  readonly notices: ModelNotices | null;
}

const entries = "kept-models";

/** The folder in which the files of a model from disk lie. */
export function ownFolder(name: string): string {
  return `models/${name.replace("folder:", "")}`;
}

/** Puts a model among those that are here. Written last, so that what is among them is complete. */
export function addKeptModel(tree: FileTree, model: KeptModel): Promise<void> {
  return tree.write(entryOf(model.name), new TextEncoder().encode(JSON.stringify(model)));
}

/** The model of this name; null where it is not here. */
export async function keptModel(tree: FileTree, name: string): Promise<KeptModel | null> {
  const blob = await tree.read(entryOf(name));
  return blob && readEntry(blob);
}

/** All models that are here, by name. */
export async function keptModels(tree: FileTree): Promise<KeptModel[]> {
  const models: KeptModel[] = [];
  for (const path of (await tree.list(entries)).keys()) {
    const blob = await tree.read(path);
    const model = blob && (await readEntry(blob));
    if (model) models.push(model);
  }
  return models.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Throws away a model's files, but for those that another model shares. */
export async function removeKeptModel(tree: FileTree, name: string): Promise<void> {
  const all = await keptModels(tree);
  const shared = all.flatMap((other) => (other.name === name ? [] : other.folders));
  const own = all.find((model) => model.name === name)?.folders ?? [];
  await tree.remove(entryOf(name));
  for (const folder of own) if (!shared.includes(folder)) await tree.remove(folder);
}

/**
 * The bytes in `root` that no model here uses: of downloads that were broken off, which go on from there.
 */
export async function unfinishedBytes(tree: FileTree, root: string): Promise<number> {
  const used = (await keptModels(tree)).flatMap(({ folders }) => folders);
  const sizes = [...(await tree.list(root))].filter(
    ([path]) => !used.some((folder) => isWithin(path, folder)),
  );
  return totalOf(new Map(sizes));
}

function entryOf(name: string): string {
  return `${entries}/${sha256(new TextEncoder().encode(name)).slice(0, 16)}.json`;
}

/** Null for an entry that is damaged: the model counts as not here, and can be fetched again. */
async function readEntry(blob: Blob): Promise<KeptModel | null> {
  try {
    const raw = asObject(parseJson(new Uint8Array(await blob.arrayBuffer()), "entry"), "entry");
    const textOrNull = (key: string) => (raw[key] === null ? null : asString(raw[key], key));
    return {
      name: asString(raw["name"], "name"),
      host: textOrNull("host"),
      folders: asArray(raw["folders"], "folders").map((one, i) => asString(one, `folders[${i}]`)),
      bytes: asInteger(raw["bytes"], "bytes", 0, Number.MAX_SAFE_INTEGER),
      imageSize: asInteger(raw["imageSize"], "imageSize", 1, 65536),
      base: textOrNull("base"),
      notices: parseNotices(raw["notices"]),
    };
  } catch {
    return null;
  }
}
