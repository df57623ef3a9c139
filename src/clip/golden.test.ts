import { afterAll, describe, expect, test } from "vitest";
import { goldenModel, goldenTowers } from "../../oracle/golden.ts";
import { GraphBuilder } from "../graph/builder.ts";
import type { Graph } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import type { ClipConfig } from "./config.ts";
import { parseClipConfig } from "./config.ts";
import { imageTower } from "./imageTower.ts";
import type { ParameterInfo } from "./parameters.ts";
import { imageTowerParameters, packParameters, textTowerParameters } from "./parameters.ts";
import { textTower } from "./textTower.ts";

const runtime = createNodeRuntime(1);
afterAll(() => runtime.dispose());

type Feeds = Record<string, Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>>;

async function evaluate(graph: Graph, feeds: Feeds): Promise<Float32Array> {
  const inputs = Object.fromEntries(
    graph.inputs.map(({ name, shape }) => [name, runtime.tensor(shape, feeds[name])]),
  );
  const output = runtime.tensor(graph.outputs[0]!.shape);
  const program = await runtime.compile(graph);
  await program.run(inputs, { embeddings: output });
  return runtime.read(output);
}

/** ‖actual − expected‖ / ‖expected‖. */
function relativeError(actual: Float32Array, expected: Float32Array): number {
  expect(actual.length).toBe(expected.length);
  return Math.hypot(...actual.map((value, i) => value - expected[i]!)) / Math.hypot(...expected);
}

function declare(g: GraphBuilder, parameters: readonly ParameterInfo[]) {
  const values = new Map(parameters.map(({ name, shape }) => [name, g.input(name, shape)]));
  return (name: string) => values.get(name)!;
}

function configWith(activation: string): ClipConfig {
  const { config } = goldenModel;
  return parseClipConfig({
    ...config,
    vision_config: { ...config.vision_config, hidden_act: activation },
    text_config: { ...config.text_config, hidden_act: activation },
  });
}

describe.each(goldenTowers.towers)("with $activation", ({ activation, image, text }) => {
  const config = configWith(activation);

  test("the image tower gives PyTorch's embeddings", async () => {
    const { pixels } = goldenTowers;
    const { imageSize: s } = config.image;
    const g = new GraphBuilder("image");
    const parameter = declare(g, imageTowerParameters(config));
    const input = g.input("pixels", [pixels.length / (3 * s * s), 3, s, s]);
    g.output(imageTower(g, config, parameter, input), "embeddings");
    const weights = Object.fromEntries(packParameters(config, "image", goldenModel.tensors));
    const embeddings = await evaluate(g.build(), { ...weights, pixels });
    expect(relativeError(embeddings, image.data)).toBeLessThan(1e-5);
  });

  test("the text tower gives PyTorch's embeddings", async () => {
    const rows = goldenTowers.ids;
    const shape = [rows.length, 1, rows[0]!.length];
    const pool = new Float32Array(sizeOf(shape));
    rows.forEach((row, n) => (pool[n * row.length + row.indexOf(config.text.eosTokenId!)] = 1));
    const g = new GraphBuilder("text");
    const parameter = declare(g, textTowerParameters(config));
    const ids = g.input("ids", [rows.length, rows[0]!.length], "int32");
    g.output(textTower(g, config, parameter, ids, g.input("pool", shape)), "embeddings");
    const weights = Object.fromEntries(packParameters(config, "text", goldenModel.tensors));
    const embeddings = await evaluate(g.build(), {
      ...weights,
      ids: Int32Array.from(rows.flat()),
      pool,
    });
    expect(relativeError(embeddings, text.data)).toBeLessThan(1e-5);
  });
});
