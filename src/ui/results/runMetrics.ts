import type { RunMetrics } from "../../experiment/metricsCsv.ts";
import type { MetricLog } from "../../state/metricLog.ts";

/** A log as metrics.csv wants it. */
export function runMetrics(log: MetricLog, domains: readonly string[]): RunMetrics {
  const terms = [...log.terms.keys()];
  const records = Array.from(log.step.values, (step, i) => ({
    step,
    loss: log.loss.values[i]!,
    terms: Object.fromEntries(terms.map((name) => [name, log.terms.get(name)!.values[i]!])),
    learningRate: log.learningRate.values[i]!,
    trainingMs: log.trainingMs.values[i]!,
  }));
  return { terms, domains, records, evaluations: log.evaluations };
}
