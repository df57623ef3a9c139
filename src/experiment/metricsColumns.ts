import type { Split } from "../data/dataset.ts";
import type { DomainResult } from "./record.ts";

/** Columns of metrics.csv that every row has. */
export const rowColumns = { run: "run", settings: "settings", step: "step" } as const;

const trained = "train/";

/** Columns of an update; a loss term has its own name after the same start. */
export const updateColumns = {
  loss: `${trained}loss`,
  learningRate: `${trained}learning_rate`,
  trainingMs: `${trained}time_ms`,
} as const;

/** What is measured on a domain, as its column is called, and whose name in a result it is. */
export const measures = {
  accuracy: "accuracy",
  nll: "nll",
  energy_gap: "energyGap",
  feature_distortion: "featureDistortion",
  n: "n",
} as const satisfies Readonly<Record<string, keyof DomainResult>>;

export type MeasureColumn = keyof typeof measures;

export const measureColumns = Object.keys(measures) as readonly MeasureColumn[];

export function termColumn(term: string): string {
  return trained + term;
}

/** "outline/accuracy" of a live evaluation, "outline/test_accuracy" of the end of a run. */
export function domainColumn(domain: string, measure: MeasureColumn, split: Split | null): string {
  return `${domain}/${split === null ? "" : `${split}_`}${measure}`;
}

/** Which loss term a column is of; null of any other column. */
export function termOf(column: string): string | null {
  const isUpdate = Object.values<string>(updateColumns).includes(column);
  return column.startsWith(trained) && !isUpdate ? column.slice(trained.length) : null;
}

export interface DomainColumn {
  readonly domain: string;
  readonly measure: MeasureColumn;
  /** Null of a live evaluation. */
  readonly split: Split | null;
}

/** What of which domain a column is; null of any other column. */
export function domainColumnOf(column: string): DomainColumn | null {
  const [, domain, split, measure] =
    /^([a-z][a-z0-9-]*)\/(?:(train|val|test)_)?([a-z_]+)$/.exec(column) ?? [];
  const known = measureColumns.find((one) => one === measure);
  if (domain === undefined || known === undefined) return null;
  // The pattern lets through no other split.
  return { domain, measure: known, split: (split ?? null) as Split | null };
}
