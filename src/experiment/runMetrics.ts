import type { RunMetrics } from "./metricsCsv.ts";
import type { RecordedRun } from "./recording.ts";

/** A recorded run as metrics.csv wants it. */
export function runMetrics({ label, spec, metrics, evaluations, state }: RecordedRun): RunMetrics {
  const { step, loss, learningRate, trainingMs, terms } = metrics;
  const names = Object.keys(terms);
  return {
    label,
    spec,
    records: step.map((one, i) => ({
      step: one,
      loss: loss[i]!,
      terms: Object.fromEntries(names.map((name) => [name, terms[name]![i]!])),
      learningRate: learningRate[i]!,
      trainingMs: trainingMs[i]!,
    })),
    evaluations,
    results: state.status === "finished" ? state.results : null,
  };
}
