import type { DomainResults, StepRecord } from "./record.ts";

/** What was measured after `step` updates. */
export interface Evaluation {
  readonly step: number;
  readonly domains: DomainResults;
}

/** All that a run logged. */
export interface RunMetrics {
  /** Names of the loss terms, unweighted, in the order of their columns. */
  readonly terms: readonly string[];
  /** Domain ids, in the order of their columns. */
  readonly domains: readonly string[];
  readonly records: readonly StepRecord[];
  readonly evaluations: readonly Evaluation[];
}

/**
 * metrics.csv: step, train/loss, train/<term>, then <domain>/accuracy, <domain>/nll and
 * <domain>/energy_gap. A row for every step that has a record or an evaluation; a cell is empty
 * where nothing was measured. Numbers have all their digits.
 */
export function writeMetricsCsv(run: RunMetrics): string {
  const { terms, domains } = run;
  const records = new Map(run.records.map((record) => [record.step, record]));
  const evaluations = new Map(run.evaluations.map((evaluation) => [evaluation.step, evaluation]));
  const header = [
    "step",
    "train/loss",
    ...terms.map((term) => `train/${term}`),
    ...domains.flatMap((id) => [`${id}/accuracy`, `${id}/nll`, `${id}/energy_gap`]),
  ];
  const steps = [...new Set([...records.keys(), ...evaluations.keys()])].sort((a, b) => a - b);
  const rows = steps.map((step) => {
    const record = records.get(step);
    const measured = evaluations.get(step)?.domains;
    return [
      step,
      record?.loss,
      ...terms.map((term) => record?.terms[term]),
      ...domains.flatMap((id) => {
        const domain = measured?.[id];
        return [domain?.accuracy, domain?.nll, domain?.energyGap];
      }),
    ];
  });
  return [header, ...rows].map((cells) => `${cells.join(",")}\n`).join("");
}
