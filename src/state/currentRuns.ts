import type { Run } from "./run.ts";
import { seriesOfRuns } from "./runSeries.ts";

/**
 * The runs of the experiment that was last worked on, with what continued from them; of equal ones
 * only the newest, as a second try takes the place of the first. None before the first Start.
 */
export function currentRuns(runs: readonly Run[]): readonly Run[] {
  const experiment = runs.at(-1)?.experiment;
  const series = seriesOfRuns(runs.filter((run) => run.experiment === experiment));
  const newest = new Set(series.flatMap((one) => one.runs));
  return runs.filter((run) => newest.has(run));
}
