import type { DomainEstimates, EvidenceDomain, MethodRow } from "./evidence.ts";
import type { Estimate } from "../../src/experiment/estimate.ts";

/** How a number is written. */
export type Show = (value: number) => string;

export function byDomain(
  rows: readonly MethodRow[],
  domains: readonly EvidenceDomain[],
  read: (domain: DomainEstimates) => Estimate,
  show: Show,
): string {
  return markdownTable(
    ["method", ...domains.map((d) => d.title)],
    rows.map((row) => [
      row.title,
      ...domains.map(({ id }) => withInterval(read(row.domains[id]!), show)),
    ]),
  );
}

export const percent: Show = (value) => (100 * value).toFixed(1);
export const digits: Show = (value) => (value === 0 ? "0" : value.toPrecision(3));

export function decimals(count: number): Show {
  return (value) => value.toFixed(count);
}

/** Two repetitions have an interval too, but one so wide that it only distracts. */
export function withInterval({ mean, interval, n }: Estimate, show: Show): string {
  return interval && n > 2 ? `${show(mean)} ± ${show(interval.high - mean)}` : show(mean);
}

export function signed(text: string): string {
  return text.replace("-", "−");
}

export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Accuracy by domain, and the mean of the shifted. */
export function accuracyTable(
  rows: readonly MethodRow[],
  domains: readonly EvidenceDomain[],
): string {
  const header = ["method", ...domains.map((d) => d.title), "mean of the shifted"];
  return markdownTable(
    header,
    rows.map((row) => [
      row.title,
      ...domains.map(({ id }) => withInterval(row.domains[id]!.accuracy, percent)),
      withInterval(row.shifted, percent),
    ]),
  );
}
