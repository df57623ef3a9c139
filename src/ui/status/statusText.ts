import { ingredientSpec } from "../../experiment/ingredientSpec.ts";
import { runSpec } from "../../experiment/runs.ts";
import { methodOf } from "../../state/methodOf.ts";
import { hasEnded } from "../../state/run.ts";
import type { FeatureProgress, Run } from "../../state/run.ts";
import { differenceIn, nameOf } from "../../state/runName.ts";
import type { RunsState } from "../../state/runs.ts";
import { unreachable } from "../../shared/unreachable.ts";
import type { Words } from "../../words/words.ts";

/** What is going on, in a few words. */
export function statusText(
  status: RunsState["status"],
  experiment: readonly Run[],
  allWords: Words,
): string {
  const { status: words } = allWords;
  const at = Math.max(0, ...activeRuns(experiment).map(({ step }) => step));
  switch (status) {
    case "loading":
      return words.loading;
    case "warming-up":
      return featuresOf(experiment) ? words.viewing : words.warmingUp;
    case "training":
      if (featuresOf(experiment)) return words.viewing;
      return combiningText(experiment, allWords) ?? words.trainingAt(at);
    case "evaluating":
      return words.measuringAt(at);
    case "paused":
      return words.pausedAt(at);
    case "idle":
      return endText(experiment, at, words);
    default:
      return unreachable(status);
  }
}

/** The runs that are not over; where all are, all of them. */
export function activeRuns(experiment: readonly Run[]): readonly Run[] {
  const active = experiment.filter((run) => !hasEnded(run));
  return active.length > 0 ? active : experiment;
}

/** The run that combines others, while it is at it. */
export function combiningRun(experiment: readonly Run[]): Run | undefined {
  return experiment.find((run) => run.ingredient && !hasEnded(run));
}

/** How far the frozen tower's features are, while they are computed. */
export function featuresOf(experiment: readonly Run[]): FeatureProgress | null {
  return experiment.find((run) => run.features && !hasEnded(run))?.features ?? null;
}

function combiningText(experiment: readonly Run[], words: Words): string | null {
  const run = combiningRun(experiment);
  if (!run?.ingredient) return null;
  const { index, count, label } = run.ingredient;
  const stage = words.status.stages[label] ?? ingredientName(run, index, words) ?? label;
  return words.status.combining(nameOf(run, words), stage, index + 1, count);
}

/** The run that is trained to be combined: its method, and what differs from the experiment's. */
function ingredientName({ recipe, spec }: Run, index: number, words: Words): string | null {
  const { method } = methodOf(recipe, spec.hyperparameters[recipe]);
  const ingredient = method?.kind === "weight-space" ? method.ingredients[index] : undefined;
  if (!ingredient) return null;
  const run = ingredientSpec(spec, ingredient);
  return differenceIn(words, run, runSpec(spec, run.recipe));
}

function endText(experiment: readonly Run[], at: number, words: Words["status"]): string {
  const ends = new Set(experiment.map(({ state }) => state.status));
  // Idle, and not ended: it broke off in an earlier visit.
  if (ends.has("paused")) return words.brokeOffAt(at);
  if (ends.has("failed")) return words.failedAt(at);
  if (ends.has("stopped")) return words.stoppedAt(at);
  return ends.has("finished") ? words.finishedAfter(at) : words.ready;
}
