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
    marks: run.marks,
  };
}

/**
 * The runs of a recording as the page holds them, as the `experiment`th; their metrics are loaded into
 * their logs. Ids are the recording's own, with `prefix` before them.
 */
export function restoreRuns(
  recording: Recording,
  { experiment, prefix, logOf }: RestoreOptions,
): Run[] {
  return recording.runs.map((recorded) => {
    const run = restoreRun(recorded, recording.spec, { experiment, id: prefix + recorded.id });
    logOf(run.id).load(recorded.metrics, recorded.evaluations);
    return run;
  });
}

export interface RestoreOptions {
  readonly experiment: number;
  readonly prefix: string;
  readonly logOf: (runId: string) => MetricLog;
}

function restoreRun(
  recorded: RecordedRun,
  spec: ExperimentSpec,
  identity: Pick<Run, "id" | "experiment">,
): Run {
  const { recipe, label, state, step, prepared, warmupMs, trainedParameters, changed, marks } =
    recorded;
  return {
    ...identity,
    recipe,
    label,
    spec: specOf(recorded, spec),
    state,
    step,
    prepared,
    ingredient: null,
    warmupMs,
    trainedParameters,
    texts: recorded.texts.at(-1) ?? null,
    zeroShot: recorded.evaluations.find((one) => one.step === 0)?.domains ?? null,
    latest: recorded.evaluations.at(-1) ?? null,
    changed,
    marks,
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
