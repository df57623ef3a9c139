import { useMemo } from "react";
import type { Run } from "../../state/run.ts";
import { seriesName, seriesOfRuns } from "../../state/runSeries.ts";
import type { RunSeries } from "../../state/runSeries.ts";
import { useKeeping, useRuns } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";

/** A series with its name in the page's language. */
export interface NamedSeries extends RunSeries {
  /** Within its experiment: "Lipsum-FT", "Lipsum-FT · λ 10". */
  readonly name: string;
}

/** All runs by the lines that they share. */
export function useSeries(): readonly NamedSeries[] {
  const words = useWords();
  const runs = useRuns((state) => state.runs);
  const pinned = useKeeping((state) => state.pinned);
  return useMemo(
    () =>
      seriesOfRuns(runs, pinned).map((series) => ({ ...series, name: seriesName(series, words) })),
    [runs, pinned, words],
  );
}

/** The series of a run, for its line and name. */
export function useSeriesOf(): (run: Run) => NamedSeries | undefined {
  const series = useSeries();
  return (run) =>
    series.find(({ experiment, runs }) => experiment === run.experiment && runs.includes(run));
}
