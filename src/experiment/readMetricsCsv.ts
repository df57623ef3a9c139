import type { Split } from "../data/dataset.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import {
  domainColumnOf,
  measureColumns,
  rowColumns,
  termColumn,
  termOf,
  updateColumns,
} from "./metricsColumns.ts";
import { MetricsTable } from "./metricsTable.ts";
import { readMeasured } from "./readMeasured.ts";
import type { Results } from "./record.ts";
import type { MetricColumns, RecordedRun } from "./recording.ts";
import { runSpec } from "./runs.ts";
import { decodeSpec } from "./shareLink.ts";
import type { ExperimentSpec } from "./spec.ts";

/** A run's numbers, which is all of it that a metrics.csv holds. */
export interface MetricsReading {
  readonly spec: ExperimentSpec;
  readonly run: RecordedRun;
  /** Columns of a whole metrics.csv that it lacks. */
  readonly lacking: readonly string[];
  /** Columns that are none of a metrics.csv. */
  readonly unknown: readonly string[];
}

const splits: readonly Split[] = ["test", "val", "train"];

/**
 * Reads what `writeMetricsCsv` wrote: the same series again. Columns may be in any order, or missing but
 * for the first three, and others may be there. Throws a FailureError "bad-file" that names the line, the
 * column, the rule and what was there.
 * @param rows the header, then a row each; at least one cell a row.
 */
export function readMetricsCsv(rows: readonly (readonly string[])[]): MetricsReading {
  const table = new MetricsTable(rows);
  const label = table.constant(rowColumns.run);
  const spec = readSettings(table);
  const [recipe] = spec.recipes;
  const steps = readSteps(table);
  const metrics = readUpdates(table, steps);
  const evaluations = readMeasured(table, null).flatMap((domains, row) =>
    // How long it took is no column.
    domains ? [{ step: steps[row]!, domains, evaluationMs: NaN }] : [],
  );
  const results = readResults(table, steps, spec);
  if (metrics.step.length === 0 && evaluations.length === 0 && !results)
    throw new FailureError("bad-file", said("csvNoNumbers"));
  const run: RecordedRun = {
    ...{ id: recipe!, recipe: recipe!, label, spec: runSpec(spec, recipe!) },
    state: results ? { status: "finished", results } : { status: "stopped" },
    step: steps.at(-1)!,
    ...{ prepared: [], warmupMs: null, trainedParameters: null },
    ...{ metrics, evaluations, texts: [], changed: [], marks: [] },
    changedHistory: null,
  };
  return { spec, run, ...columnsOf(table, results !== null) };
}

function readSettings(table: MetricsTable): ExperimentSpec {
  const { spec, problems } = decodeSpec(table.constant(rowColumns.settings));
  const [problem] = problems;
  if (problem) throw table.refusal(0, rowColumns.settings, said("csvSettings", problem));
  if (spec.recipes.length !== 1) throw table.refusal(0, rowColumns.settings, said("csvOneMethod"));
  return spec;
}

function readSteps(table: MetricsTable): readonly number[] {
  let before = -1;
  return Array.from({ length: table.length }, (_, row) => {
    const step = table.full(row, rowColumns.step);
    if (!Number.isInteger(step) || step <= before)
      throw table.refusal(row, rowColumns.step, said("csvStep", before + 1));
    return (before = step);
  });
}

function readUpdates(table: MetricsTable, steps: readonly number[]): MetricColumns {
  const terms = table.columns.flatMap((column) => termOf(column) ?? []);
  // A column that was taken out leaves no number; a loss is what every update has.
  const column = (name: string, rows: readonly number[]) =>
    rows.map((row) => (table.has(name) ? table.full(row, name) : NaN));
  const isUpdate = (row: number) =>
    [...Object.values(updateColumns), ...terms.map(termColumn)].some(
      (name) => table.text(row, name) !== "",
    );
  const rows = steps.flatMap((step, row) => {
    if (!isUpdate(row)) return [];
    if (step === 0) throw table.refusal(row, updateColumns.loss, said("csvBeforeFirst"));
    return [row];
  });
  return {
    step: rows.map((row) => steps[row]!),
    loss: column(updateColumns.loss, rows),
    learningRate: column(updateColumns.learningRate, rows),
    trainingMs: column(updateColumns.trainingMs, rows),
    terms: Object.fromEntries(terms.map((name) => [name, column(termColumn(name), rows)])),
  };
}

/** Null where there is no measurement on a whole split. */
function readResults(
  table: MetricsTable,
  steps: readonly number[],
  spec: ExperimentSpec,
): Results | null {
  for (const split of splits) {
    const measured = readMeasured(table, split);
    const rows = [...measured.keys()].filter((row) => measured[row] !== null);
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) continue;
    return {
      recipe: spec.recipes[0]!,
      steps: spec.steps,
      measuredStep: steps[last]!,
      split,
      zeroShot: measured[first]!,
      tuned: measured[last]!,
      // What the run saw is in no column.
      ...{ batchHash: "", textHash: null },
    };
  }
  return null;
}

function columnsOf(table: MetricsTable, isFinished: boolean) {
  const { columns } = table;
  const expected = Object.values<string>(updateColumns);
  const domains = columns.flatMap((name) => domainColumnOf(name) ?? []);
  const hasMeasure = (measure: string) => domains.some((one) => one.measure === measure);
  const known = (name: string) =>
    Object.values<string>(rowColumns).includes(name) ||
    expected.includes(name) ||
    termOf(name) !== null ||
    domainColumnOf(name) !== null;
  return {
    lacking: [
      ...expected.filter((name) => !columns.includes(name)),
      ...measureColumns.filter((name) => !hasMeasure(name)),
      ...(isFinished ? [] : ["test_accuracy"]),
    ],
    unknown: columns.filter((name) => name !== "" && !known(name)),
  };
}
