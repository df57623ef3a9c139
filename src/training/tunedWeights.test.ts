import { expect, test } from "vitest";
import { loadClipModel } from "../clip/model.ts";
import { readSafetensors } from "../clip/safetensors.ts";
import { folderOf } from "../shared/files.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";
import { readTunedWeights, writeTunedWeights } from "./tunedWeights.ts";

const model = await loadClipModel(folderOf(filesIn(tinySiteFiles()), "models/drawings-clip"));
const head = Float32Array.from({ length: 16 * 4 }, (_, i) => i);
const file = writeTunedWeights(
  model.config,
  new Map([...model.imageWeights, ["head.weight", head]]),
);

test("has Hugging Face's names, query, key and value apart, and the head", () => {
  const tensors = readSafetensors(file);
  const layer = "vision_model.encoder.layers.0.self_attn";
  for (const part of ["q", "k", "v"])
    expect(tensors.get(`${layer}.${part}_proj.weight`)!.shape).toEqual([32, 32]);
  expect(tensors.get("vision_model.embeddings.patch_embedding.weight")!.shape).toEqual([
    32, 3, 8, 8,
  ]);
  expect(tensors.get("head.weight")).toEqual({ shape: [16, 4], data: head });
  expect([...tensors.keys()].filter((name) => /^text|logit_scale/.test(name))).toEqual([]);
});

test("comes back as it was", () => {
  const read = readTunedWeights(file, model.config, 4);
  expect(read.head).toEqual(head);
  expect(read.tower).toEqual(model.imageWeights);
});

test("a file without a head has none; a head of other classes is refused", () => {
  const pretrained = tinySiteFiles().get("models/drawings-clip/model.safetensors")!;
  expect(readTunedWeights(pretrained, model.config, 4).head).toBeNull();
  expect(() => readTunedWeights(file, model.config, 5)).toThrow(
    /head\.weight must be \[16,5\], a column for each class of the dataset, got \[16,4\]/,
  );
});
