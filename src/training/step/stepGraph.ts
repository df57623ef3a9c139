import { gradients } from "../../autodiff/backward.ts";
import type { ClipConfig } from "../../clip/config.ts";
import { imageTower, pooledImage } from "../../clip/imageTower.ts";
import { imageTowerParameters } from "../../clip/parameters.ts";
import { unitNorm } from "../../clip/unitNorm.ts";
import { GraphBuilder } from "../../graph/builder.ts";
import { withLeavesLast } from "../../graph/executionOrder.ts";
import type { Graph, Shape, Value } from "../../graph/graph.ts";
import { validate } from "../../graph/validate.ts";
import type { Leaf } from "../../recipes/parameterization.ts";
import type { FeatureKind } from "../../recipes/probing.ts";
import type { LossTerm } from "../../recipes/tuning.ts";
import type { Need } from "./needs.ts";
import type { PromptSizes } from "./stepSite.ts";
import { StepSite } from "./stepSite.ts";
import type { ParameterizedTuning } from "./tuningFor.ts";
import { WeightInputs } from "./weightInputs.ts";

/** What one optimizer update computes before the optimizer: every loss term and every gradient. */
export interface StepGraph {
  /**
   * Inputs: `pixels` [B,3,S,S] (normalised), `labels` [B,C] (one-hot), every leaf by name; and where
   * they are asked for `frozen-features` [B,D], `frozen/<parameter>`, `tuned/<parameter>`, `schedule/<term>` [1,1] and what
   * `needs` names. Outputs: `loss` [1,1], `term/<name>` [1,1] (unweighted) and `gradient/<leaf>`,
   * which has its leaf's elements in its order, though perhaps folded into another shape.
   */
  readonly graph: Graph;
  readonly leaves: readonly Leaf[];
  readonly terms: readonly LossTerm[];
  readonly needs: readonly Need[];
  /** Whether the batch goes through the frozen image tower as well. */
  readonly hasFrozenPass: boolean;
  /** Whether it reads `frozen-features` instead. */
  readonly readsFrozenFeatures: boolean;
}

export interface StepGraphOptions extends ParameterizedTuning {
  readonly config: ClipConfig;
  readonly batchSize: number;
  readonly classes: number;
  /** exp of the pre-trained logit_scale, constant during the run. */
  readonly logitScale: number;
  readonly prompts: PromptSizes;
  /** Whether f0(x) is computed, as it is where nothing is said, or an input. */
  readonly frozenFeatures?: "computed" | "given";
}

export function buildStepGraph(options: StepGraphOptions): StepGraph {
  const { title, config, tuning, parameterization, classes, batchSize: batch } = options;
  const { logitScale, prompts, frozenFeatures = "computed" } = options;
  const graph = new GraphBuilder(`${title} step`);
  const pixels = graph.input("pixels", pixelShape(config, batch));
  const labels = graph.input("labels", [batch, classes]);
  const weights = new WeightInputs(graph, parameterization, { config, classes }, "training");
  const site = new StepSite({
    ...{
      graph,
      config,
      parameterization,
      weights,
      logitScale,
      prompts,
      pixels,
      labels,
      frozenFeatures,
    },
  });
  const terms = graph.scope("objective", () => tuning.objective(site));
  const built = withGradients(graph, terms, weights.leaves);
  const { needs, hasFrozenPass, readsFrozenFeatures } = site;
  return { ...built, needs, hasFrozenPass, readsFrozenFeatures };
}

/**
 * Ends a graph whose leaves are inputs by their names: adds the weighted sum of `terms` as `loss`, and the
 * outputs that a {@link StepGraph} has.
 */
export function withGradients(
  g: GraphBuilder,
  terms: readonly LossTerm[],
  leaves: readonly Leaf[],
): Pick<StepGraph, "graph" | "leaves" | "terms"> {
  const loss = g.scope("objective", () => weightedSum(g, terms));
  const found = gradients(
    g,
    loss,
    leaves.map(({ name }) => g.value(name)),
  );
  g.output(loss, "loss");
  for (const { name, value } of terms) g.output(value, `term/${name}`);
  for (const [i, { name }] of leaves.entries())
    g.output(computed(g, found[i]!), `gradient/${name}`);
  const graph = withLeavesLast(g.build());
  validate(graph);
  return { graph, leaves, terms };
}

/**
 * `pixels` [B,3,S,S] and the image tower's parameters to `features`: unit-norm embeddings [B,D], the
 * same before their norm is made 1, or what lies before the projection, [B,H].
 */
export function buildFeatureGraph(
  config: ClipConfig,
  batchSize: number,
  kind: FeatureKind | "projected" = "embedding",
): Graph {
  const g = new GraphBuilder("features");
  const pixels = g.input("pixels", pixelShape(config, batchSize));
  const parameters = new Map(
    imageTowerParameters(config).map(({ name, shape }) => [name, g.input(name, shape)]),
  );
  const source = (name: string) => parameters.get(name)!;
  const projected = () => imageTower(g, config, source, pixels);
  const features =
    kind === "pooled"
      ? pooledImage(g, config, source, pixels)
      : kind === "projected"
        ? projected()
        : unitNorm(g, projected());
  g.output(features, "features");
  const graph = g.build();
  validate(graph);
  return graph;
}

function pixelShape({ image: { imageSize } }: ClipConfig, batch: number): Shape {
  return [batch, 3, imageSize, imageSize];
}

function weightedSum(g: GraphBuilder, terms: readonly LossTerm[]): Value {
  return terms
    .map(({ name, value, weight, schedule }) => {
      const weighted = g.mul(value, g.scalar(weight));
      return schedule ? g.mul(weighted, g.input(`schedule/${name}`, [1, 1])) : weighted;
    })
    .reduce((sum, term) => g.add(sum, term));
}

/** The value before any reshape: graph outputs must be written by a kernel, not by a relabelling. */
function computed(g: GraphBuilder, value: Value): Value {
  const producer = g.producer(value);
  return producer?.op === "Reshape" ? computed(g, g.value(producer.inputs[0]!)) : value;
}
