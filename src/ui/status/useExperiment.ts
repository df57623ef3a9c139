import { useMemo } from "react";
import { currentRuns } from "../../state/currentRuns.ts";
import type { MetricLog } from "../../state/metricLog.ts";
import type { Run } from "../../state/run.ts";
import { usePlayground, useRuns } from "../playgroundContext.ts";

/** The runs of the current experiment; none before the first Start. */
export function useExperiment(): readonly Run[] {
  const runs = useRuns((state) => state.runs);
  return useMemo(() => currentRuns(runs), [runs]);
}

/** The logs of runs, in their order; the same array while the runs are the same. */
export function useLogs(runs: readonly Run[]): readonly MetricLog[] {
  const { logs } = usePlayground();
  const ids = runs.map(({ id }) => id).join(" ");
  return useMemo(() => (ids === "" ? [] : ids.split(" ").map((id) => logs.of(id))), [ids, logs]);
}
