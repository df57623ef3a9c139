import type { Results } from "../record.ts";
import type { MetricColumns, RecordedRun } from "../recording.ts";
import { runSpec } from "../runs.ts";
import type { ExperimentSpec } from "../spec.ts";
import { packDomains } from "./packDomains.ts";
import { quantize } from "./quantize.ts";

/** A curve in a link has at most so many points. */
const mostPoints = 120;
const mostChanged = 40;

/** A run as a link holds it; `ids` are the domains of all its lists. JSON. */
export function packRun(run: RecordedRun, spec: ExperimentSpec, ids: readonly string[]) {
  const { id, recipe, label, state, step, prepared, warmupMs, trainedParameters, marks } = run;
  const own = JSON.stringify(run.spec) === JSON.stringify(runSpec(spec, recipe)) ? null : run.spec;
  const metrics = thinned(run.metrics);
  return {
    id,
    recipe,
    label,
    ...(own && { spec: own }),
    ...packState(state, ids),
    step,
    prepared,
    warmupMs: warmupMs === null ? null : Math.round(warmupMs),
    trainedParameters,
    steps: differences(metrics.step),
    loss: quantize(metrics.loss),
    rate: quantize(metrics.learningRate),
    ms: quantize(metrics.trainingMs),
    terms: Object.fromEntries(
      Object.entries(metrics.terms).map(([name, values]) => [name, quantize(values)]),
    ),
    evaluated: run.evaluations.map(({ step: at, evaluationMs, domains }) => [
      at,
      Math.round(evaluationMs),
      ...packDomains(domains, ids),
    ]),
    texts: run.texts.slice(-1),
    changed: run.changed
      .slice(0, mostChanged)
      .map(({ domain, split, index, label: right, zeroShot, tuned }) => [
        ids.indexOf(domain),
        split,
        index,
        right,
        zeroShot,
        tuned,
      ]),
    marks,
  };
}

function packState(state: RecordedRun["state"], ids: readonly string[]) {
  if (state.status === "failed") {
    const { kind, message } = state.failure;
    return { status: state.status, failure: { kind, message } };
  }
  if (state.status === "finished")
    return { status: state.status, results: packResults(state.results, ids) };
  return { status: state.status };
}

function packResults(results: Results, ids: readonly string[]) {
  const { zeroShot, tuned, path, ...rest } = results;
  return {
    ...rest,
    zeroShot: packDomains(zeroShot, ids),
    tuned: packDomains(tuned, ids),
    ...(path && {
      path: {
        parameter: path.parameter,
        points: path.points.map(({ value, domains }) => [value, ...packDomains(domains, ids)]),
      },
    }),
  };
}

/** So few of the updates that a link can hold them, the first and the last among them. */
function thinned(columns: MetricColumns): MetricColumns {
  const { length } = columns.step;
  const count = Math.min(length, mostPoints);
  const at = Array.from({ length: count }, (_, i) =>
    count > 1 ? Math.round((i * (length - 1)) / (count - 1)) : 0,
  );
  const pick = (values: readonly number[]) => at.map((i) => values[i]!);
  const { step, loss, learningRate, trainingMs, terms } = columns;
  return {
    step: pick(step),
    loss: pick(loss),
    learningRate: pick(learningRate),
    trainingMs: pick(trainingMs),
    terms: Object.fromEntries(Object.entries(terms).map(([name, values]) => [name, pick(values)])),
  };
}

function differences(values: readonly number[]): number[] {
  return values.map((value, i) => value - (values[i - 1] ?? 0));
}
