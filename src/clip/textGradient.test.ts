import { expect, test } from "vitest";
import { goldenModel } from "../../oracle/golden.ts";
import { gradients } from "../autodiff/backward.ts";
import { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { interpret } from "../graph/interpreter.ts";
import { RandomStream } from "../shared/random.ts";
import { parseClipConfig } from "./config.ts";
import { packParameters, textTowerParameters } from "./parameters.ts";
import { textTower } from "./textTower.ts";
import { oneHotAtEnds } from "./tokenTable.ts";
import { unitNorm } from "./unitNorm.ts";

const config = parseClipConfig(goldenModel.config);
const tokenEmbedding = "text_model.embeddings.token_embedding.weight";
const positionEmbedding = "text_model.embeddings.position_embedding.weight";

/** Three texts of ten of the context's sixteen ids, which repeat ids within a text and among texts. */
const length = 10;
const ids = Int32Array.from(
  [
    [62, 5, 9, 5, 11, 63, 63, 63, 63, 63],
    [62, 9, 40, 41, 42, 43, 44, 45, 9, 63],
    [62, 5, 63, 1, 2, 3, 4, 6, 7, 8],
  ].flat(),
);
const count = ids.length / length;

/** Mean over both directions of the contrastive cross-entropy of pictures and their texts (FLYP). */
function contrastiveLoss(g: GraphBuilder, images: Value, texts: Value, logLogitScale: Value) {
  const cosines = g.gemm(images, texts, { transB: true });
  const logits = g.mul(cosines, g.exp(logLogitScale));
  const eye = Float32Array.from({ length: count ** 2 }, (_, at) => (at % (count + 1) ? 0 : 1));
  const pairs = g.constant([count, count], eye);
  const terms = [logits, g.transposeMatrix(logits)].map((rows) =>
    g.reduceSum(g.mul(g.log(g.softmax(rows)), pairs), [0, 1]),
  );
  return g.scale(g.add(terms[0]!, terms[1]!), -1 / (2 * count));
}

/** The loss and its gradients by every parameter of the text tower and by logit_scale. */
function trainingGraph() {
  const g = new GraphBuilder("text training");
  const trained = [...textTowerParameters(config), { name: "logit_scale", shape: [1, 1] }].map(
    ({ name, shape }) => g.input(name, shape),
  );
  const parameters = new Map(trained.map((value) => [value.name, value]));
  const parameter = (name: string) => parameters.get(name)!;
  const texts = g.input("ids", [count, length], "int32");
  const pool = g.input("pool", [count, 1, length]);
  const images = g.input("images", [count, config.projectionDim]);
  const embeddings = unitNorm(g, textTower(g, config, parameter, texts, pool));
  const loss = contrastiveLoss(g, unitNorm(g, images), embeddings, parameter("logit_scale"));
  g.output(loss, "loss");
  const forward = g.build();
  const found = gradients(g, loss, trained);
  found.forEach((gradient, i) => g.output(gradient, `gradient/${trained[i]!.name}`));
  return { forward, graph: g.build(), trained };
}

const { forward, graph, trained } = trainingGraph();
const random = new RandomStream(23, "text gradient");
const feeds: Record<string, Float64Array> = {
  ids: Float64Array.from(ids),
  pool: Float64Array.from(oneHotAtEnds(ids, length, 63)),
  images: Float64Array.from({ length: count * config.projectionDim }, () => random.normal()),
  logit_scale: Float64Array.of(1.5),
};
for (const [name, data] of packParameters(config, "text", goldenModel.tensors))
  feeds[name] = Float64Array.from(data);
const analytic = interpret(graph, feeds);

test.each(trained.map(({ name, shape }) => [name, sizeOf(shape)] as const))(
  "the gradient by %s is that of finite differences in a random direction",
  (name, size) => {
    const direction = Float64Array.from({ length: size }, () => random.normal());
    const start = feeds[name]!;
    const h = 1e-5;
    const [above, below] = [h, -h].map((step) => {
      const moved = start.map((x, i) => x + step * direction[i]!);
      return interpret(forward, { ...feeds, [name]: moved })["loss"]![0]!;
    });
    const numeric = (above! - below!) / (2 * h);
    const gradient = analytic[`gradient/${name}`]!;
    const expected = gradient.reduce((sum, slope, i) => sum + slope * direction[i]!, 0);
    const scale = Math.hypot(...gradient) * Math.hypot(...direction);
    expect(Math.abs(expected - numeric)).toBeLessThan(1e-8 * scale + 1e-10);
    // The test would pass where nothing depends on the parameter.
    expect(scale).toBeGreaterThan(1e-6);
  },
);

/** The norm of every row of a gradient. */
function rowNorms(name: string): number[] {
  const width = config.text.hiddenSize;
  const gradient = analytic[`gradient/${name}`]!;
  return Array.from({ length: gradient.length / width }, (_, row) =>
    Math.hypot(...gradient.subarray(row * width, (row + 1) * width)),
  );
}

test("only ids up to each text's EOS have a gradient, and only their places", () => {
  const seen = new Set([62, 63, 5, 9, 11, 40, 41, 42, 43, 44, 45]);
  rowNorms(tokenEmbedding).forEach((norm, id) => {
    if (seen.has(id)) expect(norm, `id ${id}`).toBeGreaterThan(1e-6);
    else expect(norm, `id ${id}`).toBe(0);
  });
  rowNorms(positionEmbedding).forEach((norm, place) => {
    if (place < length) expect(norm, `place ${place}`).toBeGreaterThan(1e-6);
    else expect(norm, `place ${place}`).toBe(0);
  });
});

test("the token embedding's gradient is a product with a one-hot, and no node scatters", () => {
  const producerOf = (name: string) => graph.nodes.find(({ outputs }) => outputs.includes(name))!;
  const product = producerOf(`gradient/${tokenEmbedding}`);
  expect(product.op).toBe("Gemm");
  expect(producerOf(product.inputs[0]!).op).toBe("Cast");
  expect(graph.nodes.filter(({ op }) => /scatter/i.test(op))).toEqual([]);
});
