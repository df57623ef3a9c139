import type { Recording } from "../experiment/recording.ts";
import { recordRun } from "./recordedRuns.ts";
import type { Run } from "./run.ts";
import type { MetricLogs } from "./runs.ts";

/** Runs of one experiment as a recording; null where none has told yet where it is trained. */
export function recordExperiment(runs: readonly Run[], logs: MetricLogs): Recording | null {
  const known = runs.find(({ environment }) => environment !== null);
  if (!known?.environment) return null;
  return {
    format: "lipsum-recording",
    version: 1,
    spec: known.spec,
    environment: known.environment,
    files: known.files ?? { model: null, data: null },
    runs: runs.map((run) => recordRun(run, logs.of(run.id))),
  };
}
