import { compareRuns } from "../experiment/agreement.ts";
import type { Agreement } from "../experiment/agreement.ts";
import { runKey } from "../experiment/runKey.ts";
import { runSpec } from "../experiment/runs.ts";
import { recordRun } from "./recordedRuns.ts";
import type { Run } from "./run.ts";
import type { MetricLogs } from "./runs.ts";

export interface RunAgreement {
  /** The one that was trained here. */
  readonly run: Run;
  readonly agreement: Agreement;
}

/** Of each run that was trained here and that there is a recorded one of: whether the two agree. */
export function agreementsOf(runs: readonly Run[], logs: MetricLogs): readonly RunAgreement[] {
  const recorded = new Map(
    // Numbers alone do not say which pictures they are of.
    runs
      .filter(({ isRecorded, imported }) => isRecorded && !imported)
      .map((run) => [keyOf(run), run]),
  );
  const compared = (run: Run) => ({ run: recordRun(run, logs.of(run.id)), files: run.files });
  return runs.flatMap((run) => {
    const other = run.isRecorded ? undefined : recorded.get(keyOf(run));
    const agreement = other && compareRuns(compared(other), compared(run));
    return agreement ? [{ run, agreement }] : [];
  });
}

function keyOf({ spec, recipe }: Run): string {
  return runKey(runSpec(spec, recipe));
}
