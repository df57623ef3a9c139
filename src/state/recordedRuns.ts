import { packHistory, unpackHistory } from "../experiment/changedHistory.ts";
import type { RecordedRun, Recording } from "../experiment/recording.ts";
import { runSpec } from "../experiment/runs.ts";
import { commonValues } from "../experiment/spec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { MetricLog } from "./metricLog.ts";
import type { Run } from "./run.ts";

/** A run of the page with its metrics as a recording holds them. */
export function recordRun(run: Run, log: MetricLog): RecordedRun {
  const { id, recipe, label, spec, state, step, prepared, warmupMs, trainedParameters } = run;
  return {
    id,
    recipe,
    label,
    spec: runSpec(spec, recipe),
    state,
    step,
    prepared,
    warmupMs,
    trainedParameters,
    metrics: log.columns(),
    evaluations: [...log.evaluations],
    texts: run.texts ? [run.texts] : [],
    changed: run.changed,
    changedHistory: run.changedAt && packHistory(run.changedAt),
    marks: run.marks,
  };
}

export interface RestoreOptions {
  readonly experiment: number;
  /** Goes before the recording's own ids. */
  readonly prefix: string;
  readonly logOf: (runId: string) => MetricLog;
  /** That they were not trained in this browser. */
  readonly isRecorded?: boolean;
  /** Of which of them, by the recording's own ids, the weights came too. */
  readonly withWeights?: ReadonlySet<string>;
  /** As they were after so many updates; by default all that there is. */
  readonly step?: number;
}

/** What runs are restored from: a recording, or numbers of which nobody says where they were made. */
type Restorable = Pick<Recording, "spec" | "runs"> & Pick<Run, "environment" | "files">;

/** The runs of a recording as the page holds them; their metrics are loaded into their logs. */
export function restoreRuns(recording: Restorable, options: RestoreOptions): Run[] {
  const { experiment, prefix, logOf, isRecorded = false, step = Infinity } = options;
  const { withWeights = new Set() } = options;
  const { environment, files, spec } = recording;
  return recording.runs.map((recorded) => {
    const id = prefix + recorded.id;
    logOf(id).load(recorded.metrics, recorded.evaluations, step);
    const { recipe, label, warmupMs, trainedParameters, prepared } = recorded;
    return {
      ...{ id, recipe, experiment, label, prepared, warmupMs, trainedParameters },
      spec: specOf(recorded, spec),
      ingredient: null,
      features: null,
      ...progressAt(recorded, step),
      ...{ environment, files, isRecorded },
      isWithWeights: withWeights.has(recorded.id),
      imported: null,
    };
  });
}

type Progress = Pick<
  Run,
  "state" | "step" | "texts" | "zeroShot" | "latest" | "changed" | "changedAt" | "marks"
>;

function progressAt(recorded: RecordedRun, step: number): Progress {
  const until = <T extends { readonly step: number }>(items: readonly T[]) =>
    items.filter((item) => item.step <= step);
  const isWhole = step >= recorded.step;
  const evaluations = until(recorded.evaluations);
  const history = recorded.changedHistory;
  const changedAt = history && until(unpackHistory(history));
  return {
    state: isWhole ? recorded.state : { status: "paused" },
    step: Math.min(step, recorded.step),
    texts: until(recorded.texts).at(-1) ?? null,
    zeroShot: evaluations.find((one) => one.step === 0)?.domains ?? null,
    latest: evaluations.at(-1) ?? null,
    changed: isWhole ? recorded.changed : (changedAt?.at(-1)?.changed ?? []),
    changedAt,
    marks: until(recorded.marks),
  };
}

/** The experiment's spec, where the run is one of it; of a run that continued another, its own. */
function specOf({ spec: run, recipe }: RecordedRun, spec: ExperimentSpec): ExperimentSpec {
  const isOfIt = JSON.stringify(runSpec(spec, recipe)) === JSON.stringify(run);
  if (isOfIt && spec.recipes.includes(recipe)) return spec;
  return {
    ...spec,
    ...commonValues(run),
    recipes: [recipe],
    hyperparameters: { ...spec.hyperparameters, [recipe]: run.hyperparameters },
  };
}
