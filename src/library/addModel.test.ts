import { expect, test } from "vitest";
import { readClipModel } from "../clip/model.ts";
import { memorySource } from "../shared/byteSource.ts";
import type { Folder } from "../shared/files.ts";
import { addModel } from "./addModel.ts";
import { freeName } from "./givenFile.ts";
import { keptModelFolder } from "./keptModelFolder.ts";
import { memoryTree } from "./memoryTree.ts";
import { testModelFiles, testWeights } from "./testModel.ts";

const site: Folder = {
  name: "drawings-clip",
  open: (path) => {
    const bytes = testModelFiles(0.25).get(path);
    return Promise.resolve(bytes ? memorySource(path, bytes) : null);
  },
};
const options = { name: "folder:mine", base: { name: "drawings-clip", folder: site } };

function given(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, folder = "") {
  return [...files].map(([path, bytes]) => ({ path: folder + path, file: new Blob([bytes]) }));
}

async function added(files: ReturnType<typeof given>) {
  const tree = memoryTree();
  const kept = await addModel(tree, files, options);
  const model = await readClipModel(
    keptModelFolder(Promise.resolve(tree), "folder:mine", () => site),
  );
  const first = (name: string) => (model.imageWeights.get(name) ?? model.textWeights.get(name))![0];
  return {
    kept,
    image: first("visual_projection.weight"),
    text: first("text_projection.weight"),
    paths: [...(await tree.list("models")).keys()],
  };
}

test("a folder is whole, and what is not of the model stays outside", async () => {
  const readme = new TextEncoder().encode("---\nlicense: mit\n---\n");
  const files = new Map([...testModelFiles(0.5), ["README.md", readme]]);
  const { kept, image, text, paths } = await added(given(files, "my-clip/"));
  expect([image, text, kept.base, kept.imageSize]).toEqual([0.5, 0.5, null, 16]);
  expect(kept.notices).toEqual({ license: "mit", texts: [] });
  expect(paths).toContain("models/mine/model.safetensors");
  expect(paths).not.toContain("models/mine/README.md");
});

test("weights of any name with their config take the tokenizer of the base", async () => {
  const all = testModelFiles(0.5);
  const files = new Map([
    ["config.json", all.get("config.json")!],
    ["epoch-3.safetensors", all.get("model.safetensors")!],
  ]);
  const { kept, image, text, paths } = await added(given(files));
  expect([image, text, kept.base]).toEqual([0.5, 0.5, "drawings-clip"]);
  expect(paths.sort()).toEqual(["models/mine/config.json", "models/mine/model.safetensors"]);
});

test("a checkpoint alone is the base with another image tower", async () => {
  const files = new Map([["tuned-ft.safetensors", testWeights(0.75, ["image"])]]);
  const { kept, image, text } = await added(given(files));
  expect([image, text, kept.base]).toEqual([0.75, 0.25, "drawings-clip"]);
});

test("what is no model is refused before anything is kept", async () => {
  const tree = memoryTree();
  const add = (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>) =>
    addModel(tree, given(files), options);
  await expect(add(new Map([["cat.jpg", new Uint8Array(3)]]))).rejects.toThrow(
    /there are no weights among the 1 files/,
  );
  await expect(add(new Map([["a.safetensors", new Uint8Array(3)]]))).rejects.toThrow(
    /tuned\.safetensors/,
  );
  const { "config.json": config } = Object.fromEntries(testModelFiles(1));
  const onnx = new Map([
    ["config.json", config!],
    ["onnx/vision_model_quantized.onnx", new Uint8Array(3)],
  ]);
  await expect(add(onnx)).rejects.toThrow(/quanti[sz]ed/);
  expect((await tree.list("models")).size).toBe(0);
});

test("names are of links, and free", () => {
  expect(freeName("My pets!", [])).toBe("my-pets");
  expect(freeName("tuned.safetensors", ["tuned"])).toBe("tuned-2");
  expect(freeName("…", [])).toBe("mine");
});
