import { expect, test } from "vitest";
import { goldenModel } from "../../oracle/golden.ts";
import { filesOf } from "./fixtures.ts";
import { loadClipModel } from "./model.ts";
import { writeSafetensors } from "./safetensors.ts";

const contents = {
  "config.json": goldenModel.config,
  "preprocessor_config.json": { image_mean: [0.5, 0.4, 0.3], image_std: [0.2, 0.25, 0.3] },
  "templates.json": ["a photo of a {}.", "{}"],
  "model.safetensors": writeSafetensors(goldenModel.tensors, { dtype: "F32" }),
};

test("a model is read from its folder", async () => {
  const model = await loadClipModel(filesOf(contents));
  expect(model.config.projectionDim).toBe(16);
  expect(model.logitScale).toBe(Math.exp(3));
  expect(model.templates).toEqual(["a photo of a {}.", "{}"]);
  expect(model.normalization).toEqual({ mean: [0.5, 0.4, 0.3], std: [0.2, 0.25, 0.3] });
  const projection = goldenModel.tensors.get("text_projection.weight")!.data;
  expect(model.textWeights.get("text_projection.weight")).toEqual(projection);
  expect(model.imageWeights.has("visual_projection.weight")).toBe(true);
});

test("templates that are given need no file", async () => {
  const model = await loadClipModel(filesOf({ ...contents, "templates.json": undefined }), ["{}!"]);
  expect(model.templates).toEqual(["{}!"]);
});

const unscaled = new Map(goldenModel.tensors);
unscaled.delete("logit_scale");
const faults: [string, Partial<Record<keyof typeof contents, unknown>>, string][] = [
  [
    "a file that is not there",
    { "templates.json": undefined },
    "there is no file 'templates.json'",
  ],
  ["a page in place of JSON", { "config.json": new Uint8Array([60]) }, "config.json is not JSON"],
  ["no template", { "templates.json": [] }, "templates.json must be a list of at least one"],
  ["a template without a place", { "templates.json": ["a cat"] }, 'must hold {}, got "a cat"'],
  [
    "a std of 0",
    { "preprocessor_config.json": { image_mean: [0, 0, 0], image_std: [1, 1, 0] } },
    "image_std must be three positive numbers, got [1,1,0]",
  ],
  [
    "no mean",
    { "preprocessor_config.json": {} },
    "image_mean must be three numbers, got undefined",
  ],
  [
    "no logit_scale",
    {
      "model.safetensors": writeSafetensors(unscaled, { dtype: "F32" }),
    },
    "logit_scale must be one finite number",
  ],
];

test.each(faults)("%s is named", async (_, fault, message) => {
  await expect(loadClipModel(filesOf({ ...contents, ...fault }))).rejects.toThrow(message);
});
