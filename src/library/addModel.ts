import { checkClipModel } from "../clip/model.ts";
import { modelFiles } from "../clip/modelFiles.ts";
import { blobSource } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Folder } from "../shared/files.ts";
import type { FileTree } from "./fileTree.ts";
import type { GivenFile } from "./givenFile.ts";
import { withoutCommonFolder } from "./givenFile.ts";
import { checkpointName, joinedFolder } from "./joinedFolder.ts";
import type { KeptModel } from "./keptModel.ts";
import { addKeptModel, ownFolder } from "./keptModel.ts";
import { describeFiles } from "./modelDescription.ts";
import { readNotices } from "./modelNotices.ts";

export interface AddOptions {
  /** As a spec will name it, "folder:name". */
  readonly name: string;
  /** The model that gives what the files lack, by name and as a folder. */
  readonly base: { readonly name: string; readonly folder: Folder };
  readonly signal?: AbortSignal;
  readonly onProgress?: (loadedBytes: number, totalBytes: number) => void;
}

/**
 * Puts a model from disk among those that are here: a folder in Hugging Face's or transformers.js'
 * layout; a .safetensors with its config.json; or a checkpoint of `base` that the app saved, which is a
 * .safetensors alone. Its weights are held to the config before anything is kept. Throws a FailureError.
 */
export async function addModel(
  tree: FileTree,
  given: readonly GivenFile[],
  { name, base, signal, onProgress }: AddOptions,
): Promise<KeptModel> {
  const files = namedAsModel(withoutCommonFolder(given));
  const own: Folder = {
    name,
    open: (path) => {
      const file = files.get(path);
      return Promise.resolve(file ? blobSource(path, file) : null);
    },
  };
  const folder = joinedFolder(own, base.folder);
  await checkClipModel(folder);
  const { imageSize, files: all } = await describeFiles(folder, await modelFiles(folder));
  const wanted = [...files].filter(([path]) => all.some((file) => file.path === path));
  const totalBytes = wanted.reduce((sum, [, file]) => sum + file.size, 0);
  let loaded = 0;
  for (const [path, file] of wanted) {
    if (signal?.aborted) throw new FailureError("cancelled", "Opening the model was stopped.");
    await tree.write(`${ownFolder(name)}/${path}`, file);
    loaded += file.size;
    onProgress?.(loaded, totalBytes);
  }
  const isWhole = all.every(({ path }) => files.has(path));
  const model: KeptModel = {
    name,
    host: null,
    folders: [ownFolder(name)],
    bytes: totalBytes,
    imageSize,
    base: isWhole ? null : base.name,
    notices: await readNotices(own),
  };
  await addKeptModel(tree, model);
  return model;
}

/** The files by the names that readers look for: one .safetensors may have any name. */
function namedAsModel(given: readonly GivenFile[]): Map<string, Blob> {
  const files = new Map(given.map(({ path, file }) => [path, file]));
  const weights = given.filter(({ path }) => path.endsWith(".safetensors"));
  const isSharded = files.has("model.safetensors.index.json");
  const [only] = weights;
  if (weights.length !== 1 || !only || isSharded) {
    if (weights.length === 0 && !given.some(({ path }) => path.endsWith(".onnx")))
      throw new FailureError("bad-file", said("noWeights", given.length));
    return files;
  }
  files.delete(only.path);
  return files.set(files.has("config.json") ? "model.safetensors" : checkpointName, only.file);
}
