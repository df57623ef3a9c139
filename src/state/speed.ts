import { methodOrDefault } from "./methodOf.ts";
import type { MetricLog } from "./metricLog.ts";
import type { Run } from "./run.ts";
import { hasEnded } from "./run.ts";

/** Steps over which the present speed is averaged. */
const WINDOW_STEPS = 20;

/** Milliseconds a step, averaged over the last steps; null before the second step. */
export function msPerStep({ step, trainingMs }: MetricLog): number | null {
  const last = step.length - 1;
  if (last < 1) return null;
  const first = Math.max(0, last - WINDOW_STEPS);
  const [steps, times] = [step.values, trainingMs.values];
  return (times[last]! - times[first]!) / (steps[last]! - steps[first]!);
}

/**
 * Milliseconds until every run of an experiment has ended; null while a speed is unknown, as it is of
 * a run that combines others.
 */
export function remainingMs(
  runs: readonly Run[],
  logOf: (runId: string) => MetricLog,
): number | null {
  let total = 0;
  let known: number | null = null;
  for (const run of runs) {
    if (hasEnded(run)) continue;
    const { kind } = methodOrDefault(run.recipe, run.spec.hyperparameters[run.recipe]);
    if (kind === "weight-space") return null;
    if (kind === "zero-shot") continue;
    const log = logOf(run.id);
    const ms: number | null = msPerStep(log) ?? known;
    if (ms === null) return null;
    known = ms;
    total += (run.spec.steps - run.step) * ms;
    const { evaluations } = log;
    const left = Math.max(0, run.spec.evaluations + 1 - evaluations.length);
    const spent = evaluations.reduce((sum, { evaluationMs }) => sum + evaluationMs, 0);
    if (evaluations.length > 0) total += (left * spent) / evaluations.length;
  }
  return total;
}
