/** What tests of this folder evaluate objectives on, in float64 and small enough to compute by hand. */
import type { ClipConfig } from "../clip/config.ts";
import { parseClipConfig } from "../clip/config.ts";
import { tinyVisionConfig } from "../clip/fixtures.ts";
import { GraphBuilder } from "../graph/builder.ts";
import type { Shape } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { interpret } from "../graph/interpreter.ts";
import type { ModelSize } from "./parameterization.ts";
import { imageTower } from "./parameterizations/imageTower.ts";
import type { ObjectiveSite, Tuning } from "./tuning.ts";

/** Rows of plain numbers. */
export type Rows = readonly (readonly number[])[];

export const tinyConfig: ClipConfig = parseClipConfig({
  projection_dim: 2,
  vision_config: tinyVisionConfig,
  text_config: {
    vocab_size: 8,
    hidden_size: 4,
    intermediate_size: 8,
    num_hidden_layers: 1,
    num_attention_heads: 1,
    max_position_embeddings: 4,
    eos_token_id: 7,
  },
});

/** D = 2, C = 3. */
export const tinySize: ModelSize = { config: tinyConfig, classes: 3 };

/** s0. */
export const logitScale = 10;

/** Of the moment that an objective is evaluated at: B = 2, D = 2, C = 3, K = 3. */
export interface Moment {
  /** f(x) and f0(x), [B,D]. */
  readonly features: Rows;
  readonly frozenFeatures: Rows;
  /** W and W_cls, [D,C]. */
  readonly head: Rows;
  readonly zeroShotHead: Rows;
  /** The class of each picture. */
  readonly labels: readonly number[];
  /** What every element of every leaf has moved by since the start. */
  readonly moved: number;
}

/** Before the first update: f = f0, W = W_cls. */
export const start: Moment = {
  features: [
    [1, 0],
    [0.6, 0.8],
  ],
  frozenFeatures: [
    [1, 0],
    [0.6, 0.8],
  ],
  head: [
    [1, 0.6, 0],
    [0, 0.8, -1],
  ],
  zeroShotHead: [
    [1, 0.6, 0],
    [0, 0.8, -1],
  ],
  labels: [0, 2],
  moved: 0,
};

/** Later: everything has moved. */
export const later: Moment = {
  ...start,
  features: [
    [0.8, 0.6],
    [0, 1],
  ],
  head: [
    [0.9, 0.5, 0.1],
    [0.1, 0.7, -1],
  ],
  moved: 0.5,
};

/** Unit vectors of the plane in even steps of angle: Σ g gᵀ = count/2 · I for three or more. */
export function evenDirections(count: number): Rows {
  const angles = Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / count);
  return angles.map((angle) => [Math.cos(angle), Math.sin(angle)]);
}

/** K = 3 contexts. */
export const contexts = evenDirections(3);

/** The unweighted terms of an objective by name. Texts, directions and contexts are {@link evenDirections}. */
export function termsAt(moment: Moment, tuning: Tuning): Record<string, number> {
  const g = new GraphBuilder("objective");
  const matrix = (rows: Rows) =>
    g.constant([rows.length, rows[0]!.length], Float32Array.from(rows.flat()));
  const leaves = (tuning.parameterization ?? imageTower).leaves(tinySize);
  const filled = (shape: Shape, value: number) =>
    g.constant(shape, new Float32Array(sizeOf(shape)).fill(value));
  const pretrained = (shape: Shape) => filled(shape, 0.25);
  const [features, frozen] = [matrix(moment.features), matrix(moment.frozenFeatures)];
  const head = matrix(moment.head);
  const site: ObjectiveSite = {
    graph: g,
    logitScale,
    features,
    frozenFeatures: () => frozen,
    head: () => head,
    zeroShotHead: () => matrix(moment.zeroShotHead),
    logits: g.gemm(features, head, { alpha: logitScale }),
    labels: matrix(moment.labels.map((label) => moment.head[0]!.map((_, c) => +(c === label)))),
    randomTexts: ({ count }) => matrix(evenDirections(count)),
    randomDirections: (count) => matrix(evenDirections(count)),
    contexts: () => matrix(contexts),
    captions: () => matrix(moment.features),
    spuriousTexts: () => ({
      tuned: matrix(moment.features),
      frozen: matrix(moment.frozenFeatures),
    }),
    tunedLogitScale: () => filled([1, 1], logitScale),
    leaves: leaves.map((leaf) => {
      const began =
        typeof leaf.start === "object" && "constant" in leaf.start ? leaf.start.constant : 0.25;
      return { leaf, value: filled(leaf.shape, began + moment.moved) };
    }),
    pretrained: (name) => pretrained(leaves.find((leaf) => leaf.name === name)!.shape),
  };
  for (const { name, value } of tuning.objective(site)) {
    if (sizeOf(value.shape) !== 1 || value.shape.length !== 2)
      throw new Error(`term '${name}' must have shape [1,1], not [${value.shape.join()}]`);
    g.output(value, name);
  }
  const found = interpret(g.build(), {});
  return Object.fromEntries(Object.entries(found).map(([name, [value]]) => [name, value!]));
}
