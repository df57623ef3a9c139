import { expect, test } from "vitest";
import { goldenModel } from "../../oracle/golden.ts";
import { memorySource } from "../shared/byteSource.ts";
import { wholeFiles } from "../shared/files.ts";
import { filesOf } from "./fixtures.ts";
import type { ModelOptions } from "./model.ts";
import { readClipModel } from "./model.ts";
import { writeSafetensors } from "./safetensors.ts";

const contents = {
  "config.json": goldenModel.config,
  "preprocessor_config.json": { image_mean: [0.5, 0.4, 0.3], image_std: [0.2, 0.25, 0.3] },
  "templates.json": ["a photo of a {}.", "{}"],
  "model.safetensors": writeSafetensors(goldenModel.tensors, { dtype: "F32" }),
};

const read = (files: Readonly<Record<string, unknown>>, options?: ModelOptions) =>
  readClipModel(wholeFiles("x/y", filesOf(files)), options);

test("a model is read from its folder", async () => {
  const model = await read(contents);
  expect(model.config.projectionDim).toBe(16);
  expect(model.logitScale).toBe(Math.exp(3));
  expect(model.templates).toEqual(["a photo of a {}.", "{}"]);
  expect(model.normalization).toEqual({ mean: [0.5, 0.4, 0.3], std: [0.2, 0.25, 0.3] });
  const projection = goldenModel.tensors.get("text_projection.weight")!.data;
  expect(model.textWeights.get("text_projection.weight")).toEqual(projection);
  expect(model.imageWeights.has("visual_projection.weight")).toBe(true);
});

test("templates that are given need no file", async () => {
  const model = await read({ ...contents, "templates.json": undefined }, { templates: ["{}!"] });
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
  ["no mean", { "preprocessor_config.json": {} }, "image_mean must be three numbers, got nothing"],
  [
    "no logit_scale",
    {
      "model.safetensors": writeSafetensors(unscaled, { dtype: "F32" }),
    },
    "logit_scale must be one finite number",
  ],
];

test.each(faults)("%s is named", async (_, fault, message) => {
  await expect(read({ ...contents, ...fault })).rejects.toThrow(message);
});

test.each<[string, Record<string, unknown>, string]>([
  ["nothing", {}, "o/m has neither model.safetensors nor onnx/vision_model.onnx. Choose"],
  ["a pickle", { "pytorch_model.bin": new Uint8Array(1) }, "convert it with safetensors"],
])("a folder with %s in place of weights is refused", async (_, extra, message) => {
  const files: Record<string, unknown> = { ...contents, ...extra, "model.safetensors": undefined };
  const whole = filesOf(files);
  const open = async (path: string) =>
    files[path] === undefined ? null : memorySource(path, await whole.read(path));
  await expect(readClipModel({ name: "o/m", open })).rejects.toThrow(message);
});
