import { hasEnded } from "../../state/run.ts";
import type { FeatureProgress, Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import type { RunsState } from "../../state/runs.ts";
import { unreachable } from "../../shared/unreachable.ts";
import type { Words } from "../../words/words.ts";

/** What is going on, in a few words. */
export function statusText(
  status: RunsState["status"],
  experiment: readonly Run[],
  { status: words }: Words,
): string {
  const at = Math.max(0, ...activeRuns(experiment).map(({ step }) => step));
  switch (status) {
    case "loading":
      return words.loading;
    case "warming-up":
      return featuresOf(experiment) ? words.viewing : words.warmingUp;
    case "training":
      if (featuresOf(experiment)) return words.viewing;
      return combiningText(experiment, words) ?? words.trainingAt(at);
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

/** How far the features of fixed views are, while they are computed. */
export function featuresOf(experiment: readonly Run[]): FeatureProgress | null {
  return experiment.find((run) => run.features && !hasEnded(run))?.features ?? null;
}

function combiningText(experiment: readonly Run[], words: Words["status"]): string | null {
  const run = combiningRun(experiment);
  if (!run?.ingredient) return null;
  const { index, count, label } = run.ingredient;
  return words.combining(nameOf(run), words.stages[label] ?? label, index + 1, count);
}

function endText(experiment: readonly Run[], at: number, words: Words["status"]): string {
  const ends = new Set(experiment.map(({ state }) => state.status));
  // Idle, and not ended: it broke off in an earlier visit.
  if (ends.has("paused")) return words.brokeOffAt(at);
  if (ends.has("failed")) return words.failedAt(at);
  if (ends.has("stopped")) return words.stoppedAt(at);
  return ends.has("finished") ? words.finishedAfter(at) : words.ready;
}
