import type { ExpectedFile, ExpectedMethod, ExpectedValue } from "../../src/experiment/expected.ts";
import { presets } from "../../src/experiment/presets.ts";
import type { MethodRow, Table } from "./evidence.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { Estimate } from "./statistics.ts";

/** What the page offers as "what to expect" of the default preset: the table, without what it does not show. */
export function expectedFileOf(
  { rows }: Table,
  seeds: readonly number[],
  files: Fingerprint,
): ExpectedFile {
  return {
    model: files["models/drawings-clip/model.safetensors"]!,
    presets: { [presets[0].id]: { seeds, methods: rows.map(methodOf) } },
  };
}

function methodOf({ method, title, shifted, domains }: MethodRow): ExpectedMethod {
  const byDomain: [string, ExpectedMethod["domains"][string]][] = Object.entries(domains).map(
    ([id, { accuracy, energyGap }]) => [
      id,
      { accuracy: valueOf(accuracy), energyGap: valueOf(energyGap) },
    ],
  );
  return { method, title, shifted: valueOf(shifted), domains: Object.fromEntries(byDomain) };
}

function valueOf({ mean, interval }: Estimate): ExpectedValue {
  const rounded = (x: number) => Number(x.toPrecision(5));
  return {
    mean: rounded(mean),
    interval: interval && { low: rounded(interval.low), high: rounded(interval.high) },
  };
}
