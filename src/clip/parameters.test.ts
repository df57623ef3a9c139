import { describe, expect, test } from "vitest";
import { goldenModel } from "../../oracle/golden.ts";
import { sizeOf } from "../graph/graph.ts";
import { parseClipConfig } from "./config.ts";
import type { NamedTensor } from "./parameters.ts";
import {
  imageTowerParameters,
  packParameters,
  textTowerParameters,
  unpackParameters,
} from "./parameters.ts";

const config = parseClipConfig(goldenModel.config);
const { tensors } = goldenModel;

test("ViT-B/32 has as many parameters as OpenAI's", () => {
  const count = (parameters: { shape: readonly number[] }[]) =>
    parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const b32 = parseClipConfig({});
  // 151,277,313 in all, one of them logit_scale.
  expect(count(imageTowerParameters(b32))).toBe(87_849_216);
  expect(count(textTowerParameters(b32))).toBe(63_428_096);
});

describe.each(["image", "text"] as const)("the %s tower's parameters", (tower) => {
  const infos = tower === "image" ? imageTowerParameters(config) : textTowerParameters(config);

  test("are packed in the engine's names and sizes", () => {
    const packed = packParameters(config, tower, tensors);
    expect([...packed.keys()]).toEqual(infos.map(({ name }) => name));
    for (const { name, shape } of infos) expect(packed.get(name)!.length).toBe(sizeOf(shape));
  });

  test("come back under Hugging Face's names as they were", () => {
    const unpacked = unpackParameters(config, tower, packParameters(config, tower, tensors));
    const prefix = tower === "image" ? /^vis/ : /^text_/;
    const names = [...tensors.keys()].filter((name) => prefix.test(name));
    expect([...unpacked.keys()].sort()).toEqual(names.sort());
    for (const [name, tensor] of unpacked) expect(tensor).toEqual(tensors.get(name));
  });
});

test("query, key and value weights are one parameter, in this order", () => {
  const layer = "vision_model.encoder.layers.1.self_attn";
  const fused = packParameters(config, "image", tensors).get(`${layer}.qkv_proj.bias`)!;
  const parts = ["q", "k", "v"].map((part) => tensors.get(`${layer}.${part}_proj.bias`)!.data);
  expect([...fused]).toEqual(parts.flatMap((part) => [...part]));
});

test("missing and misshaped tensors are named", () => {
  const broken = new Map<string, NamedTensor>(tensors);
  broken.delete("visual_projection.weight");
  broken.set("vision_model.post_layernorm.bias", { shape: [3], data: new Float32Array(3) });
  expect(() => packParameters(config, "image", broken)).toThrow(
    "image tower: vision_model.post_layernorm.bias is [3], not [32]; visual_projection.weight is missing.",
  );
  expect(() => packParameters(config, "text", new Map())).toThrow(/is missing; and \d+ more\./);
});

test("parameters of a wrong size are not unpacked", () => {
  const packed = packParameters(config, "image", tensors);
  packed.set("visual_projection.weight", new Float32Array(1));
  expect(() => unpackParameters(config, "image", packed)).toThrow(
    "'visual_projection.weight' must have 512 elements, got 1",
  );
});
