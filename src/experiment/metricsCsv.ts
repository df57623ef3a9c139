import { csvOf } from "../shared/csv.ts";
import {
  domainColumn,
  measureColumns,
  measures,
  rowColumns,
  termColumn,
  updateColumns,
} from "./metricsColumns.ts";
import type { MeasureColumn } from "./metricsColumns.ts";
import type { DomainResults, Results, StepRecord } from "./record.ts";
import { experimentOf } from "./runs.ts";
import { encodeSpec } from "./shareLink.ts";
import type { RunSpec } from "./spec.ts";

/** What was measured after `step` updates. */
export interface Evaluation {
  readonly step: number;
  readonly domains: DomainResults;
}

/** All that a run logged. */
export interface RunMetrics {
  /** "Lipsum-FT · λ 10". */
  readonly label: string;
  readonly spec: RunSpec;
  readonly records: readonly StepRecord[];
  readonly evaluations: readonly Evaluation[];
  /** Null before the run has finished. */
  readonly results: Results | null;
}

/**
 * metrics.csv: a row for every step that has a record or an evaluation, and a cell is empty where nothing
 * was measured. Every row begins with the run's label, its settings as a link has them, and the step.
 * Then train/loss, train/<term>, train/learning_rate and train/time_ms, milliseconds of training; of each
 * domain accuracy (a share), nll (nats), energy_gap (logits²), feature_distortion (0 to 2) and n
 * (pictures); and of a finished run the same on every picture of a split, "<domain>/test_accuracy":
 * zero-shot in step 0's row, tuned in that of the measured step. Numbers have all their digits.
 */
export function writeMetricsCsv(run: RunMetrics): string {
  const { evaluations, results } = run;
  const terms = Object.keys(run.records[0]?.terms ?? {});
  const records = new Map(run.records.map((record) => [record.step, record]));
  const live = new Map(evaluations.map(({ step, domains }) => [step, domains]));
  const final = new Map<number, DomainResults>();
  if (results) final.set(results.measuredStep, results.tuned).set(0, results.zeroShot);
  const liveIds = idsOf([...live.values()]);
  const finalIds = idsOf([...final.values()]);
  const split = results?.split ?? "test";
  const header = [
    ...Object.values(rowColumns),
    updateColumns.loss,
    ...terms.map(termColumn),
    updateColumns.learningRate,
    updateColumns.trainingMs,
    ...liveIds.flatMap((id) => measureColumns.map((name) => domainColumn(id, name, null))),
    ...finalIds.flatMap((id) => measureColumns.map((name) => domainColumn(id, name, split))),
  ];
  const settings = encodeSpec(experimentOf(run.spec));
  const steps = new Set([...records.keys(), ...live.keys(), ...final.keys()]);
  const rows = [...steps]
    .sort((a, b) => a - b)
    .map((step) => {
      const record = records.get(step);
      return [
        run.label,
        settings,
        step,
        record?.loss ?? null,
        ...terms.map((term) => record?.terms[term] ?? null),
        record?.learningRate ?? null,
        record?.trainingMs ?? null,
        ...cellsOf(live.get(step), liveIds),
        ...cellsOf(final.get(step), finalIds),
      ];
    });
  return csvOf(header, rows);
}

function cellsOf(results: DomainResults | undefined, ids: readonly string[]): (number | null)[] {
  const cell = (id: string, name: MeasureColumn) => results?.[id]?.[measures[name]] ?? null;
  return ids.flatMap((id) => measureColumns.map((name) => cell(id, name)));
}

function idsOf(all: readonly DomainResults[]): readonly string[] {
  return [...new Set(all.flatMap((results) => Object.keys(results)))];
}
