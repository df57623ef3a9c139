import { expect, test } from "vitest";
import { readClipModel } from "../clip/model.ts";
import { readSafetensors } from "../clip/safetensors.ts";
import { modelFolder } from "./modelFolder.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";
import { readTunedWeights, writeTunedWeights } from "./tunedWeights.ts";

const model = await readClipModel(modelFolder(filesIn(tinySiteFiles()), "drawings-clip"));
const head = Float32Array.from({ length: 16 * 4 }, (_, i) => i);
const image = { tower: model.imageWeights, textTower: null, head, bias: null, logitScale: null };
const file = writeTunedWeights(model.config, image);

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
  expect(readTunedWeights(file, model.config, 4)).toEqual(image);
});

test("a text tower, a logit scale and a bias come back too", () => {
  const all = {
    ...image,
    textTower: model.textWeights,
    bias: Float32Array.of(1, 2, 3, 4),
    logitScale: Math.exp(Math.fround(Math.log(30))),
  };
  expect(readTunedWeights(writeTunedWeights(model.config, all), model.config, 4)).toEqual(all);
});

test("a file without a head has none; a head of other classes is refused", () => {
  const pretrained = tinySiteFiles().get("models/drawings-clip/model.safetensors")!;
  expect(readTunedWeights(pretrained, model.config, 4).head).toBeNull();
  expect(() => readTunedWeights(file, model.config, 5)).toThrow(
    /head\.weight must be \[16,5\], a column for each class of the dataset, got \[16,4\]/,
  );
});
