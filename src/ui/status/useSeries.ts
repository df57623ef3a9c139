import { useMemo } from "react";
import type { Run } from "../../state/run.ts";
import { seriesOfRuns } from "../../state/runSeries.ts";
import type { RunSeries } from "../../state/runSeries.ts";
import { useKeeping, useRuns } from "../playgroundContext.ts";

/** All runs by the lines that they share. */
export function useSeries(): readonly RunSeries[] {
  const runs = useRuns((state) => state.runs);
  const pinned = useKeeping((state) => state.pinned);
  return useMemo(() => seriesOfRuns(runs, pinned), [runs, pinned]);
}

/** The series of a run, for its line and name. */
export function useSeriesOf(): (run: Run) => RunSeries | undefined {
  const series = useSeries();
  return (run) =>
    series.find(({ experiment, runs }) => experiment === run.experiment && runs.includes(run));
}
