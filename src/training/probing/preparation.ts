import type { RunSpec } from "../../experiment/spec.ts";
import type { Arrays, FeatureBank, Probing } from "../../recipes/probing.ts";
import { recipeOf } from "../../recipes/index.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import { leafStarts } from "../step/leafUpdater.ts";
import { LossLog, maxPendingSteps } from "../step/lossLog.ts";
import type { Pretrained } from "../pretrained.ts";
import type { StageOptions } from "./probeStage.ts";
import { StageUpdater } from "./probeStage.ts";
import { TensorScope } from "../tensorScope.ts";

/** A stage that went before a run's first update. */
export interface Preparation {
  /** "Fit". */
  readonly title: string;
  readonly steps: number;
  /** Of its last update. */
  readonly loss: number;
}

/** What a probe's leaves have become, and how. */
export interface Prepared {
  readonly leaves: Arrays;
  readonly preparations: readonly Preparation[];
}

export interface PreparationOptions {
  readonly probing: Probing;
  readonly bank: FeatureBank;
  readonly spec: RunSpec;
  readonly pretrained: Pretrained;
}

/**
 * Runs the first `count` stages of a probe, each to its end. Throws a FailureError where one cannot
 * begin or meets a number that is not finite.
 */
export async function prepare(
  runtime: Runtime,
  { probing, bank, spec, pretrained }: PreparationOptions,
  count: number,
): Promise<Prepared> {
  const declared = probing.leaves(pretrained);
  let leaves: Arrays = Object.fromEntries(leafStarts(declared, pretrained.weights, spec.seed));
  const preparations: Preparation[] = [];
  for (const stage of probing.stages.slice(0, count)) {
    const options = { stage, leaves: declared, bank, spec, size: pretrained, start: leaves };
    const ended = await runStage(runtime, options);
    leaves = ended.leaves;
    preparations.push(ended.preparation);
  }
  return { leaves, preparations };
}

async function runStage(
  runtime: Runtime,
  options: StageOptions,
): Promise<{ readonly leaves: Arrays; readonly preparation: Preparation }> {
  const scope = new TensorScope(runtime);
  try {
    const updater = await StageUpdater.create(scope, options);
    const log = new LossLog(scope, options.spec, updater.terms);
    await updater.warmUp(log.next);
    let loss = NaN;
    for (let step = 0; step < updater.steps; step++) {
      log.add(step, await updater.update(step, log.next));
      if (log.pending < maxPendingSteps && step + 1 < updater.steps) continue;
      const { records, failure } = log.record(await log.read(updater.optimizer), 0);
      if (failure) throw nonFinite(options, records.at(-1)?.step ?? step);
      loss = records.at(-1)!.loss;
    }
    const names = Object.keys(updater.leaves);
    const values = await runtime.readAll(Object.values(updater.leaves));
    return {
      leaves: Object.fromEntries(names.map((name, i) => [name, values[i]!])),
      preparation: { title: options.stage.title, steps: updater.steps, loss },
    };
  } finally {
    await scope.dispose();
  }
}

function nonFinite({ spec, stage }: StageOptions, step: number): FailureError {
  const rate = spec.learningRate * (stage.rateFactor ?? 1);
  const method = recipeOf(spec.recipe).title;
  return new FailureError("non-finite", said("stageNotFinite", stage.title, method, step, rate));
}
