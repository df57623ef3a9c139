import type { Run } from "./run.ts";
import { seriesOf } from "./series.ts";

/** The line that a run draws. */
export function seriesOfRun({ recipe, spec }: Run): string {
  return seriesOf(recipe, spec.hyperparameters[recipe]);
}

/**
 * The runs of the experiment that was last worked on, with what continued from them; of each series
 * only the newest, as a second try takes the place of the first. None before the first Start.
 */
export function currentRuns(runs: readonly Run[]): readonly Run[] {
  const experiment = runs.at(-1)?.experiment;
  const newest = new Map<string, Run>();
  for (const run of runs) if (run.experiment === experiment) newest.set(seriesOfRun(run), run);
  return runs.filter((run) => newest.get(seriesOfRun(run)) === run);
}
