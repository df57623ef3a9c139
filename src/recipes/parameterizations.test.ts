import { describe, expect, test } from "vitest";
import { imageTowerParameters } from "../clip/parameters.ts";
import { GraphBuilder } from "../graph/builder.ts";
import { sizeOf } from "../graph/graph.ts";
import { interpret } from "../graph/interpreter.ts";
import { FailureError } from "../shared/failure.ts";
import { RandomStream } from "../shared/random.ts";
import { tinyConfig, tinySize } from "./fixtures.ts";
import type { Parameterization } from "./parameterization.ts";
import { headName } from "./parameterization.ts";
import { parameterizationOf } from "./parameterizations/index.ts";

const part = { trains: "all", lastBlocks: 1, loraRank: 4 } as const;
const names = (of: Parameterization) => of.leaves(tinySize).map(({ name }) => name);
const parameters = imageTowerParameters(tinyConfig);
const layer1 = "vision_model.encoder.layers.1";

/** The weight `name` that the model multiplies by, of leaves and pre-trained numbers by name. */
function weight(
  parameterization: Parameterization,
  name: string,
  numbers: { leaf: (name: string) => number[]; pretrained: (name: string) => number[] },
): number[] {
  const g = new GraphBuilder("weight");
  const shapes = new Map([
    ...parameters.map(({ name, shape }) => [name, shape] as const),
    ...parameterization.leaves(tinySize).map(({ name, shape }) => [name, shape] as const),
  ]);
  const given = (data: number[], of: string) =>
    g.constant(shapes.get(of)!, Float32Array.from(data));
  const value = parameterization.weight(
    {
      graph: g,
      purpose: "training",
      size: tinySize,
      leaf: (of) => given(numbers.leaf(of), of),
      pretrained: (of) => given(numbers.pretrained(of), of),
      tuned: (of) => {
        throw new Error(`'${of}' of a finished run is not for training`);
      },
    },
    name,
  );
  g.output(g.add(value, g.scalar(0)), "weight");
  return [...interpret(g.build(), {})["weight"]!];
}

describe("what trains of the tiny image tower, beside the head:", () => {
  test("all of it", () => {
    expect(names(parameterizationOf(part))).toEqual([
      ...parameters.map(({ name }) => name),
      headName,
    ]);
  });

  test("the last block, and what follows it", () => {
    const after = ["vision_model.post_layernorm.weight", "vision_model.post_layernorm.bias"];
    expect(names(parameterizationOf({ ...part, trains: "last-blocks" }))).toEqual([
      ...["weight", "bias"].map((kind) => `${layer1}.layer_norm1.${kind}`),
      ...["weight", "bias"].map((kind) => `${layer1}.self_attn.qkv_proj.${kind}`),
      ...["weight", "bias"].map((kind) => `${layer1}.self_attn.out_proj.${kind}`),
      ...["weight", "bias"].map((kind) => `${layer1}.layer_norm2.${kind}`),
      ...["weight", "bias"].map((kind) => `${layer1}.mlp.fc1.${kind}`),
      ...["weight", "bias"].map((kind) => `${layer1}.mlp.fc2.${kind}`),
      ...after,
      "visual_projection.weight",
      headName,
    ]);
  });

  test("every block, but not what comes before them", () => {
    const blocks = parameterizationOf({ ...part, trains: "last-blocks", lastBlocks: 2 });
    const missing = parameters.filter(({ name }) => !names(blocks).includes(name));
    expect(missing.map(({ name }) => name)).toEqual([
      "vision_model.embeddings.class_embedding",
      "vision_model.embeddings.patch_embedding.weight",
      "vision_model.embeddings.position_embedding.weight",
      "vision_model.pre_layrnorm.weight",
      "vision_model.pre_layrnorm.bias",
    ]);
  });

  test("the LayerNorms", () => {
    const scales = [
      "vision_model.pre_layrnorm",
      "vision_model.encoder.layers.0.layer_norm1",
      "vision_model.encoder.layers.0.layer_norm2",
      `${layer1}.layer_norm1`,
      `${layer1}.layer_norm2`,
      "vision_model.post_layernorm",
    ];
    const both = scales.flatMap((name) => [`${name}.weight`, `${name}.bias`]);
    expect(names(parameterizationOf({ ...part, trains: "layer-norms" }))).toEqual([
      ...both,
      headName,
    ]);
  });

  test("LoRA's factors of every linear layer, sized by the rank", () => {
    const leaves = parameterizationOf({ ...part, trains: "lora" }).leaves(tinySize);
    const [h, intermediate, rank] = [32, 64, 4];
    const ofLayer = (layer: number) =>
      (
        [
          ["self_attn.qkv_proj", 3 * h, h],
          ["self_attn.out_proj", h, h],
          ["mlp.fc1", intermediate, h],
          ["mlp.fc2", h, intermediate],
        ] as const
      ).flatMap(([name, outputs, inputs]) => {
        const linear = `vision_model.encoder.layers.${layer}.${name}.weight`;
        return [
          {
            name: `${linear}.lora_a`,
            shape: [rank, inputs],
            start: { normalDeviation: inputs ** -0.5 },
            rate: "tower",
          },
          {
            name: `${linear}.lora_b`,
            shape: [outputs, rank],
            start: { constant: 0 },
            rate: "tower",
          },
        ];
      });
    const head = { name: headName, shape: [2, 3], start: "pretrained", rate: "head" };
    expect(leaves).toEqual([...ofLayer(0), ...ofLayer(1), head]);
  });
});

test("more blocks than the tower has are refused with the number that it has", () => {
  const blocks = parameterizationOf({ ...part, trains: "last-blocks", lastBlocks: 3 });
  expect(() => blocks.leaves(tinySize)).toThrow(FailureError);
  expect(() => blocks.leaves(tinySize)).toThrow(/at most 2/);
});

test.each(["all", "last-blocks", "layer-norms"] as const)(
  "with '%s' a weight is its leaf where it has one, else the pre-trained one",
  (trains) => {
    const parameterization = parameterizationOf({ ...part, trains });
    const trained = names(parameterization);
    for (const { name, shape } of parameters) {
      const filled = (value: number) => Array<number>(sizeOf(shape)).fill(value);
      const found = weight(parameterization, name, {
        leaf: () => filled(1),
        pretrained: () => filled(2),
      });
      expect(found).toEqual(filled(trained.includes(name) ? 1 : 2));
    }
  },
);

describe("LoRA", () => {
  const parameterization = parameterizationOf({ ...part, trains: "lora", loraRank: 2 });
  const leaves = parameterization.leaves(tinySize);
  const random = new RandomStream(0, "lora");
  const draw = (count: number) => [...Float32Array.from({ length: count }, () => random.normal())];

  test("starts as the pre-trained tower, bit for bit", () => {
    for (const { name, shape } of parameters) {
      const pretrained = draw(sizeOf(shape));
      const leaf = (of: string) => {
        const { shape, start } = leaves.find(({ name }) => name === of)!;
        const isZero = typeof start === "object" && "constant" in start;
        return isZero ? Array<number>(sizeOf(shape)).fill(0) : draw(sizeOf(shape));
      };
      expect(weight(parameterization, name, { leaf, pretrained: () => pretrained })).toEqual(
        pretrained,
      );
    }
  });

  test("adds 2·B·A", () => {
    const name = `${layer1}.self_attn.qkv_proj.weight`;
    const [h, rank] = [32, 2];
    const [pretrained, a, b] = [draw(3 * h * h), draw(rank * h), draw(3 * h * rank)];
    const leaf = (of: string) => (of.endsWith("lora_a") ? a : b);
    const found = weight(parameterization, name, { leaf, pretrained: () => pretrained });
    const expected = pretrained.map((w, at) => {
      const [row, column] = [Math.floor(at / h), at % h];
      return w + 2 * (b[row * rank]! * a[column]! + b[row * rank + 1]! * a[h + column]!);
    });
    for (const [at, value] of expected.entries()) expect(found[at]).toBeCloseTo(value, 10);
  });
});
