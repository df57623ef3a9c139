import { runSpecs } from "../experiment/runs.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { FailureError } from "../shared/failure.ts";
import type { SiteFiles } from "../shared/files.ts";
import { runExperiment } from "./experiment.ts";

/** What comes first may still compile, or fill caches. */
const unmeasuredSteps = 3;
/** Updates that are measured however long they take. */
const fewestSteps = 2;

export interface SpeedTrialOptions {
  readonly spec: ExperimentSpec;
  readonly runtime: Runtime;
  readonly files: SiteFiles;
  /** As of an experiment. */
  readonly budgetBytes?: number;
  /** Of training that is measured, at least. */
  readonly forMs: number;
  readonly signal?: AbortSignal;
}

/** How fast a method trains. */
export interface Speed {
  readonly recipe: RecipeId;
  /** Updates that were measured. */
  readonly steps: number;
  readonly msPerStep: number;
}

/**
 * Trains the spec's first method with a tower that learns, or else FT, for a moment, and measures its
 * updates as every run counts its own. Throws as `runExperiment`; null where `signal` was aborted.
 */
export async function timeUpdates(options: SpeedTrialOptions): Promise<Speed | null> {
  const { spec, runtime, files, budgetBytes, forMs, signal } = options;
  const recipe = trainedIn(spec);
  const events = runExperiment({
    spec: {
      ...{ ...spec, recipes: [recipe], steps: 100_000, selection: "last" },
      ...{ evaluations: 1, evaluationSubset: 8 },
    },
    ...{ runIds: ["trial"], runtime, files },
    ...(budgetBytes !== undefined && { budgetBytes }),
  });
  let first: { readonly step: number; readonly trainingMs: number } | null = null;
  for await (const event of events) {
    if (signal?.aborted) return null;
    if (event.type === "failed") throw new FailureError(event.failure.kind, event.failure);
    const last = event.type === "steps" ? event.records.at(-1) : undefined;
    if (!last) continue;
    if (!first) {
      if (last.step >= unmeasuredSteps) first = last;
      continue;
    }
    const [steps, ms] = [last.step - first.step, last.trainingMs - first.trainingMs];
    if (steps >= fewestSteps && ms >= forMs) return { recipe, steps, msPerStep: ms / steps };
  }
  throw new Error("internal: the trial ended before it was measured");
}

function trainedIn(spec: ExperimentSpec): RecipeId {
  const isTuned = ({ recipe, hyperparameters }: ReturnType<typeof runSpecs>[number]) =>
    recipeOf(recipe).method(hyperparameters).kind === "tuning";
  return runSpecs(spec).find(isTuned)?.recipe ?? "ft";
}
