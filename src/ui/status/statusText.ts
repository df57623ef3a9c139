import { hasEnded } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import type { RunsState } from "../../state/runs.ts";
import { unreachable } from "../../shared/unreachable.ts";

/** What is going on, in a few words. */
export function statusText(status: RunsState["status"], experiment: readonly Run[]): string {
  const at = `step ${Math.max(0, ...experiment.map(({ step }) => step))}`;
  switch (status) {
    case "loading":
      return "Loading";
    case "warming-up":
      return "Warming up: preparing the training step";
    case "training":
      return combiningText(experiment) ?? `Training, ${at}`;
    case "evaluating":
      return `Measuring all domains, ${at}`;
    case "paused":
      return `Paused at ${at}`;
    case "idle":
      return endText(experiment, at);
    default:
      return unreachable(status);
  }
}

/** The run that combines others, while it is at it. */
export function combiningRun(experiment: readonly Run[]): Run | undefined {
  return experiment.find((run) => run.ingredient && !hasEnded(run));
}

function combiningText(experiment: readonly Run[]): string | null {
  const run = combiningRun(experiment);
  if (!run?.ingredient) return null;
  const { index, count, label } = run.ingredient;
  return `${nameOf(run)}: ${label} (${index + 1} of ${count})`;
}

function endText(experiment: readonly Run[], at: string): string {
  const ends = new Set(experiment.map(({ state }) => state.status));
  if (ends.has("failed")) return `Ended by a failure at ${at}`;
  if (ends.has("stopped")) return `Stopped at ${at}`;
  return ends.has("finished") ? `Finished after ${at.replace("step ", "")} steps` : "Ready";
}
