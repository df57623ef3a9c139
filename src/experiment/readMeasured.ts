import type { Split } from "../data/dataset.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { domainColumn, domainColumnOf } from "./metricsColumns.ts";
import type { MeasureColumn } from "./metricsColumns.ts";
import type { MetricsTable } from "./metricsTable.ts";
import type { DomainResult, DomainResults } from "./record.ts";

const most = Number.MAX_SAFE_INTEGER;

/** What each row of a metrics.csv has measured, of a split or, by null, live; null where nothing. */
export function readMeasured(
  table: MetricsTable,
  split: Split | null,
): readonly (DomainResults | null)[] {
  const domains = domainsOf(table, split);
  return Array.from({ length: table.length }, (_, row) => {
    const read = domains.flatMap((domain): [string, DomainResult][] => {
      const result = readDomain(table, row, domain, split);
      return result ? [[domain, result]] : [];
    });
    return read.length > 0 ? Object.fromEntries(read) : null;
  });
}

/** Those that a split has columns of. An accuracy without its number of pictures says nothing of chance. */
function domainsOf(table: MetricsTable, split: Split | null): readonly string[] {
  const columns = table.columns.map(domainColumnOf).filter((one) => one?.split === split);
  const domains = [...new Set(columns.flatMap((one) => (one ? [one.domain] : [])))];
  for (const domain of domains)
    for (const measure of ["accuracy", "n"] as const) {
      const column = domainColumn(domain, measure, split);
      if (!table.has(column))
        throw new FailureError("bad-file", said("csvWithout", domain, column));
    }
  return domains;
}

function readDomain(
  table: MetricsTable,
  row: number,
  domain: string,
  split: Split | null,
): DomainResult | null {
  const column = (measure: MeasureColumn) => domainColumn(domain, measure, split);
  const other = (measure: MeasureColumn) => table.number(row, column(measure)) ?? NaN;
  if (table.text(row, column("accuracy")) === "") return null;
  const n = table.full(row, column("n"));
  if (!Number.isInteger(n) || n < 1)
    throw table.refusal(row, column("n"), said("integer", 1, most));
  const accuracy = table.full(row, column("accuracy"));
  const correct = Math.round(accuracy * n);
  if (!(accuracy >= 0 && accuracy <= 1) || Math.abs(accuracy * n - correct) > 1e-3)
    throw table.refusal(row, column("accuracy"), said("csvShare", n));
  return {
    n,
    correct,
    accuracy,
    nll: other("nll"),
    energyGap: other("energy_gap"),
    featureDistortion: other("feature_distortion"),
  };
}
