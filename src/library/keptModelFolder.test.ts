import { expect, test } from "vitest";
import { readClipModel } from "../clip/model.ts";
import { memorySource } from "../shared/byteSource.ts";
import type { Folder } from "../shared/files.ts";
import type { KeptModel } from "./keptModel.ts";
import { addKeptModel } from "./keptModel.ts";
import { keptModelFolder } from "./keptModelFolder.ts";
import { memoryTree } from "./memoryTree.ts";
import { testModelFiles, testWeights } from "./testModel.ts";

function folderOf(name: string, files: ReadonlyMap<string, Uint8Array>): Folder {
  const open = (path: string) => {
    const bytes = files.get(path);
    return Promise.resolve(bytes ? memorySource(path, bytes) : null);
  };
  return { name, open };
}

const kept: KeptModel = {
  name: "folder:mine",
  host: null,
  folders: ["models/mine"],
  bytes: 1,
  imageSize: 16,
  base: null,
  notices: null,
};

test("a model from disk opens from its own folder", async () => {
  const tree = memoryTree();
  for (const [path, bytes] of testModelFiles(0.25)) await tree.write(`models/mine/${path}`, bytes);
  await addKeptModel(tree, kept);
  const model = await readClipModel(
    keptModelFolder(Promise.resolve(tree), "folder:mine", (name) => folderOf(name, new Map())),
  );
  expect(model.textWeights.get("text_projection.weight")?.[0]).toBe(0.25);
});

test("a checkpoint has its own image tower, and all else of the model that it was made from", async () => {
  const tree = memoryTree();
  await tree.write("models/mine/tuned.safetensors", testWeights(0.75, ["image"]));
  await addKeptModel(tree, { ...kept, base: "drawings-clip" });
  const model = await readClipModel(
    keptModelFolder(Promise.resolve(tree), "folder:mine", (name) =>
      folderOf(name, testModelFiles(0.25)),
    ),
  );
  expect(model.imageWeights.get("visual_projection.weight")?.[0]).toBe(0.75);
  expect(model.textWeights.get("text_projection.weight")?.[0]).toBe(0.25);
});
