import type { RunSpec } from "../../experiment/spec.ts";
import type { Node } from "../../graph/graph.ts";
import { recompute } from "../../graph/recompute.ts";
import { validate } from "../../graph/validate.ts";
import { recipeOf } from "../../recipes/index.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Need } from "./needs.ts";
import type { StepGraph, StepGraphOptions } from "./stepGraph.ts";
import { buildStepGraph } from "./stepGraph.ts";

/** A step graph as a run's spec wants it: of a part of the batch, from less memory. */
export interface RunStepGraph extends StepGraph {
  /** How often it runs for one update, on equal parts of the batch. */
  readonly parts: number;
  /** That it computes some values twice, which an optimization would undo. */
  readonly isAsWritten: boolean;
}

type RunValues = Pick<
  RunSpec,
  "recipe" | "batchSize" | "accumulation" | "activations" | "augmentedViews"
>;

/** Throws a FailureError ("bad-spec") where the batch cannot be split so. */
export function buildRunStepGraph(
  { recipe, batchSize, accumulation, activations, augmentedViews }: RunValues,
  options: Omit<StepGraphOptions, "batchSize" | "frozenFeatures">,
): RunStepGraph {
  const step = buildStepGraph({
    ...options,
    batchSize: partSize({ batchSize, accumulation }),
    frozenFeatures: augmentedViews > 0 ? "given" : "computed",
  });
  if (accumulation > 1 && step.needs.some(comparesPictures))
    throw new FailureError("bad-spec", said("partsCompared", recipeOf(recipe).title, accumulation));
  if (activations === "kept") return { ...step, parts: accumulation, isAsWritten: false };
  const graph = recompute(step.graph, encoderLayerOf, isBackward);
  validate(graph);
  return { ...step, graph, parts: accumulation, isAsWritten: true };
}

/** Pictures in a part of a batch. Throws a FailureError ("bad-spec") where parts would be unequal. */
export function partSize({
  batchSize,
  accumulation,
}: Pick<RunSpec, "batchSize" | "accumulation">): number {
  if (batchSize % accumulation === 0) return batchSize / accumulation;
  throw new FailureError("bad-spec", said("unequalParts", batchSize, accumulation));
}

/** Texts that go with pictures are there for a contrastive loss. */
function comparesPictures({ kind }: Need): boolean {
  return kind === "captions" || kind === "spurious-texts" || kind === "keep";
}

/** The layer that a node of a tower is of: its scope. */
function encoderLayerOf({ name }: Node): string | null {
  return /^(?:.*\/)?layers\.\d+(?=\/)/.exec(name)?.[0] ?? null;
}

/** Autodiff names what it adds after what it is the gradient of. */
function isBackward({ name }: Node): boolean {
  return name.startsWith("gradient/");
}
