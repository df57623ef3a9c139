import { describe, expect, test } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import type { Graph, Value } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { interpret } from "../graph/interpreter.ts";
import { validate } from "../graph/validate.ts";
import { RandomStream } from "../shared/random.ts";
import type { ClipConfig } from "./config.ts";
import { parseClipConfig } from "./config.ts";
import type { BranchHook, ParameterSource, TowerOptions } from "./encoderLayer.ts";
import { imageTower, pooledImage } from "./imageTower.ts";
import { imageTowerParameters, textTowerParameters } from "./parameters.ts";
import { textGraph } from "./textEncoder.ts";
import { textTower } from "./textTower.ts";

const config = parseClipConfig({
  projection_dim: 16,
  vision_config: {
    ...{ hidden_size: 32, intermediate_size: 64, num_hidden_layers: 3, num_attention_heads: 2 },
    ...{ image_size: 16, patch_size: 8 },
  },
  text_config: {
    ...{ hidden_size: 32, intermediate_size: 64, num_hidden_layers: 2, num_attention_heads: 2 },
    ...{ vocab_size: 64, max_position_embeddings: 16, eos_token_id: 63 },
  },
});

function imageGraph(of: ClipConfig = config, options?: TowerOptions): Graph {
  const g = new GraphBuilder("image");
  const parameters = new Map(
    imageTowerParameters(of).map(({ name, shape }) => [name, g.input(name, shape)]),
  );
  const { imageSize } = of.image;
  const pixels = g.input("pixels", [4, 3, imageSize, imageSize]);
  g.output(
    imageTower(g, of, (name) => parameters.get(name)!, pixels, options),
    "embeddings",
  );
  return g.build();
}

/** Nodes by op; those of one layer, and of the whole graph. */
function countOps(graph: Graph, scope = ""): string {
  const counts = new Map<string, number>();
  for (const { op, name } of graph.nodes)
    if (name.startsWith(scope)) counts.set(op, (counts.get(op) ?? 0) + 1);
  return [...counts].map(([op, count]) => `${count} ${op}`).join(", ");
}

test("a layer takes 19 nodes", () => {
  const graph = imageGraph();
  validate(graph);
  expect(countOps(graph, "image/layers.1/")).toMatchInlineSnapshot(
    `"2 LayerNormalization, 4 Gemm, 2 Reshape, 3 Transpose, 1 Split, 1 Mul, 2 MatMul, 1 Softmax, 2 Add, 1 QuickGelu"`,
  );
});

test("the last layer computes the class token's row only", () => {
  const graph = imageGraph();
  expect(countOps(graph, "image/layers.2/")).toMatchInlineSnapshot(
    `"2 LayerNormalization, 4 Gemm, 2 Reshape, 2 Transpose, 1 Split, 1 Slice, 1 Mul, 2 MatMul, 1 Softmax, 2 Add, 1 QuickGelu"`,
  );
  const rows = graph.nodes
    .filter(({ op, name }) => op === "Gemm" && name.startsWith("image/layers.2/"))
    .map(({ outputs }) => graph.values.get(outputs[0]!)!.shape[0]);
  // Query, key and value of all 5 tokens; then output projection and both of the MLP.
  expect(rows).toEqual([20, 4, 4, 4]);
});

test("the towers have no more nodes than these", () => {
  expect(countOps(imageGraph())).toMatchInlineSnapshot(
    `"12 Reshape, 9 Transpose, 14 Gemm, 1 Expand, 1 Concat, 7 Add, 8 LayerNormalization, 3 Split, 3 Mul, 6 MatMul, 3 Softmax, 3 QuickGelu, 2 Slice"`,
  );
  const text = textGraph(config, 3, 10);
  validate(text);
  expect(countOps(text)).toMatchInlineSnapshot(
    `"1 Gather, 1 Slice, 7 Add, 7 Reshape, 5 LayerNormalization, 9 Gemm, 6 Transpose, 2 Split, 3 Mul, 5 MatMul, 2 Softmax, 2 QuickGelu, 1 ReduceSum, 1 Sqrt, 1 Div"`,
  );
});

describe("a branch hook", () => {
  test("sees both branches of every layer, and one token a picture in the last", () => {
    const seen: string[] = [];
    const branch: BranchHook = ({ tower, layer, branch }, value, { sequences, tokens }) => {
      expect(value.shape).toEqual([sequences * tokens, 32]);
      seen.push(`${tower} ${layer} ${branch}: ${sequences}x${tokens}`);
      return value;
    };
    expect(imageGraph(config, { branch })).toEqual(imageGraph());
    expect(seen).toEqual([
      ...["vision_model 0 attention: 4x5", "vision_model 0 mlp: 4x5"],
      ...["vision_model 1 attention: 4x5", "vision_model 1 mlp: 4x5"],
      ...["vision_model 2 attention: 4x1", "vision_model 2 mlp: 4x1"],
    ]);
    seen.length = 0;
    const g = new GraphBuilder("text");
    const parameters = new Map(
      textTowerParameters(config).map(({ name, shape }) => [name, g.input(name, shape)]),
    );
    const [ids, pool] = [g.input("ids", [3, 10], "int32"), g.input("pool", [3, 1, 10])];
    textTower(g, config, (name) => parameters.get(name)!, ids, pool, { branch });
    expect(seen).toEqual([
      ...["text_model 0 attention: 3x10", "text_model 0 mlp: 3x10"],
      ...["text_model 1 attention: 3x10", "text_model 1 mlp: 3x10"],
    ]);
  });

  test("replaces what is added to the stream", () => {
    const g = new GraphBuilder("without branches");
    const parameters = new Map(
      imageTowerParameters(config).map(({ name, shape }) => [name, g.input(name, shape)]),
    );
    const pixels = g.input("pixels", [2, 3, 16, 16]);
    const parameter: ParameterSource = (name) => parameters.get(name)!;
    const branch: BranchHook = (_, value) => g.scale(value, 0);
    const given = pooledImage(g, config, parameter, pixels, { branch });
    const normed = (name: string, x: Value) =>
      g.layerNorm(x, parameter(`${name}.weight`), parameter(`${name}.bias`), 1e-5);
    // With every branch 0 the stream stays what it begins with: the class token in its place.
    const place = g.slice(parameter("vision_model.embeddings.position_embedding.weight"), 0, 0, 1);
    const token = g.add(parameter("vision_model.embeddings.class_embedding"), place);
    const expected = normed(
      "vision_model.post_layernorm",
      normed("vision_model.pre_layrnorm", token),
    );
    g.output(given, "given");
    g.output(expected, "expected");
    const graph = g.build();
    const random = new RandomStream(5, "branches");
    const feeds = graph.inputs.map(({ name, shape }) => [
      name,
      Float64Array.from({ length: sizeOf(shape) }, () => random.normal()),
    ]);
    const results = interpret(graph, Object.fromEntries(feeds) as Record<string, Float64Array>);
    expect(results["given"]!.length).toBe(2 * 32);
    results["given"]!.forEach((value, i) =>
      expect(value).toBeCloseTo(results["expected"]![i % 32]!, 12),
    );
  });
});

test.each([
  ["ViT-B/32", {}],
  ["ViT-B/16", { vision_config: { patch_size: 16 } }],
  [
    "ViT-L/14 at 336 pixels",
    {
      projection_dim: 768,
      vision_config: {
        ...{ hidden_size: 1024, intermediate_size: 4096, num_hidden_layers: 24 },
        ...{ num_attention_heads: 16, image_size: 336, patch_size: 14 },
      },
      text_config: { hidden_size: 768, intermediate_size: 3072, num_attention_heads: 12 },
    },
  ],
  [
    "ViT-H/14 with exact GELU",
    {
      projection_dim: 1024,
      vision_config: {
        ...{ hidden_size: 1280, intermediate_size: 5120, num_hidden_layers: 32 },
        ...{ num_attention_heads: 16, patch_size: 14, hidden_act: "gelu" },
      },
      text_config: {
        ...{ hidden_size: 1024, intermediate_size: 4096, num_hidden_layers: 24 },
        ...{ num_attention_heads: 16, hidden_act: "gelu" },
      },
    },
  ],
])("the towers of %s can be built", (_, json) => {
  const large = parseClipConfig(json);
  const image = imageGraph(large);
  validate(image);
  expect(image.outputs[0]!.shape).toEqual([4, large.projectionDim]);
  const text = textGraph(large, 80, 10);
  validate(text);
  expect(text.outputs[0]!.shape).toEqual([80, large.projectionDim]);
});
