import type { Weights } from "../../clip/model.ts";
import { imageTowerParameters } from "../../clip/parameters.ts";
import { headName } from "../../recipes/parameterization.ts";
import type { Parameterization } from "../../recipes/parameterization.ts";
import type { Tuning } from "../../recipes/tuning.ts";
import type { FitOptions } from "../../recipes/weightSpace.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import { LeafBounds } from "./leafBounds.ts";
import { LeafUpdater, leafStarts } from "../step/leafUpdater.ts";
import type { LossSlot } from "../step/lossLog.ts";
import { MergedWeights } from "../step/mergedWeights.ts";
import type { Pretrained } from "../pretrained.ts";
import { frozenInputs } from "../pretrained.ts";
import type { Tensors } from "../run.ts";
import type { StepGraph } from "../step/stepGraph.ts";
import { buildStepGraph } from "../step/stepGraph.ts";
import type { TensorScope } from "../tensorScope.ts";
import { tunedPrefix } from "../step/weightInputs.ts";

export interface LeafFitOptions extends FitOptions {
  readonly tuning: Tuning;
  /** What the parameterization may read as `tuned`, by engine name. */
  readonly tuned: Weights;
  /** `pixels` and `labels` of update `step`, counted from 0. */
  readonly batch: (step: number) => Tensors;
  /** For leaves that start at random. */
  readonly seed: number;
  /** Told the updates that are made, and the loss of the last; the fit waits for it. */
  readonly onProgress: (step: number, loss: number) => Promise<void>;
}

/** Most updates, and most milliseconds but for the update in course, between two looks at the loss. */
const [lookEvery, lookEveryMs] = [10, 100];

/**
 * Fits the leaves of a tuning by Adam at a constant rate. Everything on the device belongs to `scope`.
 * Throws a FailureError ("non-finite") where the loss or a gradient is not finite.
 * @returns the image tower and `head.weight` that the leaves give in an evaluation.
 */
export async function fitLeaves(
  scope: TensorScope,
  pretrained: Pretrained,
  options: LeafFitOptions,
): Promise<Weights> {
  const { tuned, batch, steps, learningRate, bounds, seed, onProgress } = options;
  const { parameterization } = options.tuning;
  if (!parameterization) throw new Error("internal: a fit must say what it fits");
  const step = stepGraphOf(pretrained, options, parameterization);
  const given: Tensors = { ...frozenInputs(pretrained), ...uploadTuned(scope, step, tuned) };
  const updater = new LeafUpdater(scope, {
    step,
    program: await scope.compile(step.graph, { repeats: true }),
    start: leafStarts(step.leaves, pretrained.weights, seed),
    gradients: gradientTensors(scope, step),
    weightDecay: 0,
  });
  const limits = bounds && (await LeafBounds.create(scope, bounds, updater.leaves));
  const slot = { loss: scope.tensor([1, 1]), terms: step.terms.map(() => scope.tensor([1, 1])) };
  const rates = { tower: learningRate, head: learningRate };
  let [lookedAt, lookedMs] = [0, performance.now()];
  for (let made = 1; made <= steps; made++) {
    await updater.update({ ...given, ...batch(made - 1) }, slot, made / steps, rates);
    await limits?.apply();
    const isDue = made - lookedAt >= lookEvery || performance.now() - lookedMs >= lookEveryMs;
    if (!isDue && made < steps) continue;
    await onProgress(made, await finiteLoss(scope, updater, slot, made, learningRate));
    [lookedAt, lookedMs] = [made, performance.now()];
  }
  const merged = await MergedWeights.create(scope, parameterization, pretrained, given);
  const weights = await merged.of(updater.leaves);
  const names = [...imageTowerParameters(pretrained.config).map(({ name }) => name), headName];
  const values = await scope.runtime.readAll(names.map((name) => weights[name]!));
  return new Map(names.map((name, i) => [name, values[i]!]));
}

function stepGraphOf(
  { config, classes, logitScale }: Pretrained,
  { tuning, batchSize }: LeafFitOptions,
  parameterization: Parameterization,
): StepGraph {
  // A fit is fed pictures alone, so prompts of any size will do.
  const prompts = { templates: 1, captionTokens: 1, spuriousTokens: 1 };
  const step = buildStepGraph({
    ...{ title: "fit", config, tuning, parameterization, batchSize, classes, logitScale, prompts },
  });
  const [need] = step.needs;
  if (need) throw new Error(`internal: a fit is fed pictures alone, and no ${need.kind}`);
  return step;
}

/** `tuned/<name>` of all that the graph reads. */
function uploadTuned(scope: TensorScope, { graph }: StepGraph, tuned: Weights): Tensors {
  const read = graph.inputs.filter(({ name }) => name.startsWith(tunedPrefix));
  return Object.fromEntries(
    read.map(({ name, shape }) => [
      name,
      scope.tensor(shape, tuned.get(name.slice(tunedPrefix.length))),
    ]),
  );
}

function gradientTensors(scope: TensorScope, { graph }: StepGraph): Tensors {
  const gradients = graph.outputs.filter(({ name }) => name.startsWith("gradient/"));
  return Object.fromEntries(gradients.map(({ name, shape }) => [name, scope.tensor(shape)]));
}

async function finiteLoss(
  scope: TensorScope,
  { optimizer }: LeafUpdater,
  slot: LossSlot,
  step: number,
  learningRate: number,
): Promise<number> {
  const loss = (await scope.runtime.read(slot.loss))[0]!;
  if (Number.isFinite(loss) && !(await optimizer.hasMetNonFinite())) return loss;
  throw new FailureError("non-finite", said("fitNotFinite", step, loss, learningRate));
}
