import { gradients } from "../autodiff/backward.ts";
import type { ClipConfig } from "../clip/config.ts";
import { imageTower } from "../clip/imageTower.ts";
import type { ParameterInfo } from "../clip/parameters.ts";
import { imageTowerParameters } from "../clip/parameters.ts";
import { unitNorm } from "../clip/unitNorm.ts";
import type { HyperparameterValues } from "../experiment/spec.ts";
import { GraphBuilder } from "../graph/builder.ts";
import type { Graph, Value } from "../graph/graph.ts";
import { validate } from "../graph/validate.ts";
import type { LossTerm, ObjectiveSite, RandomTexts, Recipe } from "../recipes/recipe.ts";

export const headName = "head.weight";

/** What one optimizer update computes before the optimizer: every loss term and every gradient. */
export interface StepGraph {
  /**
   * Inputs: `pixels` [B,3,S,S] (normalised), `labels` [B,C] (one-hot), every trainable parameter by
   * name; and where the objective asks for them `frozen/<parameter>` and `texts` [M,D].
   * Outputs: `loss` [1,1], `term/<name>` [1,1] (unweighted) and `gradient/<parameter>`, which has
   * its parameter's elements in its order, though perhaps folded into another shape.
   */
  readonly graph: Graph;
  /** The image tower, and `head.weight` [D,C]. */
  readonly trainable: readonly ParameterInfo[];
  readonly terms: readonly { readonly name: string; readonly weight: number }[];
  readonly needsFrozen: boolean;
  readonly randomTexts: RandomTexts | null;
}

export interface StepGraphOptions {
  readonly config: ClipConfig;
  readonly recipe: Recipe;
  readonly hyperparameters: HyperparameterValues;
  readonly batchSize: number;
  readonly classes: number;
  /** exp of the pre-trained logit_scale, constant during the run. */
  readonly logitScale: number;
}

export function buildStepGraph(options: StepGraphOptions): StepGraph {
  const { config, recipe, hyperparameters, batchSize: batch, classes, logitScale } = options;
  const g = new GraphBuilder(`${recipe.id} step`);
  const { imageSize } = config.image;
  const pixels = g.input("pixels", [batch, 3, imageSize, imageSize]);
  const labels = g.input("labels", [batch, classes]);
  const trainable = [
    ...imageTowerParameters(config),
    { name: headName, shape: [config.projectionDim, classes] },
  ];
  const parameters = new Map(trainable.map(({ name, shape }) => [name, g.input(name, shape)]));
  const features = embed(g, config, (name) => parameters.get(name)!, pixels);
  const logits = g.gemm(features, parameters.get(headName)!, { alpha: logitScale });

  const frozen = once(() => {
    const shapes = new Map(imageTowerParameters(config).map(({ name, shape }) => [name, shape]));
    const source = remember((name: string) => g.input(`frozen/${name}`, shapes.get(name)!));
    return g.scope("frozen", () => embed(g, config, source, pixels));
  });
  const texts = once((wanted: RandomTexts) =>
    g.input("texts", [wanted.count, config.projectionDim]),
  );
  const site: ObjectiveSite = {
    graph: g,
    logitScale,
    features,
    logits,
    labels,
    frozenFeatures: frozen.get,
    randomTexts: texts.get,
  };

  const terms = g.scope("objective", () => recipe.objective(site, hyperparameters));
  const loss = g.scope("objective", () => weightedSum(g, terms));
  const found = gradients(g, loss, [...parameters.values()]);
  g.output(loss, "loss");
  for (const { name, value } of terms) g.output(value, `term/${name}`);
  for (const [i, { name }] of trainable.entries())
    g.output(computed(g, found[i]!), `gradient/${name}`);

  const graph = g.build();
  validate(graph);
  return {
    graph,
    trainable,
    terms: terms.map(({ name, weight }) => ({ name, weight })),
    needsFrozen: frozen.isUsed(),
    randomTexts: texts.isUsed() ? recipe.randomTexts(hyperparameters) : null,
  };
}

/** `pixels` [B,3,S,S] and the image tower's parameters to `features`, unit-norm embeddings [B,D]. */
export function buildFeatureGraph(config: ClipConfig, batchSize: number): Graph {
  const g = new GraphBuilder("features");
  const { imageSize } = config.image;
  const pixels = g.input("pixels", [batchSize, 3, imageSize, imageSize]);
  const parameters = new Map(
    imageTowerParameters(config).map(({ name, shape }) => [name, g.input(name, shape)]),
  );
  g.output(
    embed(g, config, (name) => parameters.get(name)!, pixels),
    "features",
  );
  const graph = g.build();
  validate(graph);
  return graph;
}

/** f(x), [B,D]. */
function embed(
  g: GraphBuilder,
  config: ClipConfig,
  parameter: (name: string) => Value,
  pixels: Value,
): Value {
  return unitNorm(g, imageTower(g, config, parameter, pixels));
}

function weightedSum(g: GraphBuilder, terms: readonly LossTerm[]): Value {
  return terms
    .map(({ value, weight }) => g.mul(value, g.scalar(weight)))
    .reduce((sum, term) => g.add(sum, term));
}

/** The value before any reshape: graph outputs must be written by a kernel, not by a relabelling. */
function computed(g: GraphBuilder, value: Value): Value {
  const producer = g.producer(value);
  return producer?.op === "Reshape" ? computed(g, g.value(producer.inputs[0]!)) : value;
}

/** A function whose first answer is its only one. */
function once<A extends unknown[], R>(make: (...given: A) => R) {
  let made: { readonly value: R } | null = null;
  return {
    get: (...given: A): R => (made ??= { value: make(...given) }).value,
    isUsed: () => made !== null,
  };
}

function remember<R>(make: (name: string) => R): (name: string) => R {
  const made = new Map<string, R>();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name)!;
  };
}
