import type { ExpectedFile, ExpectedMethod, ExpectedValue } from "../../src/experiment/expected.ts";
import { presets } from "../../src/experiment/presets.ts";
import type { Evidence, MethodRow } from "./evidence.ts";
import type { Estimate } from "../../src/experiment/estimate.ts";

/** What the page offers as "what to expect": the tables, without what it does not show; null where none was measured. */
export function expectedFileOf({ table, longer, plan, files }: Evidence): ExpectedFile | null {
  if (!table) return null;
  const [first] = presets;
  const of = (seeds: readonly number[], rows: readonly MethodRow[]) => ({
    seeds,
    methods: rows.map(methodOf),
  });
  return {
    model: files["models/drawings-clip/model.safetensors"]!,
    presets: {
      [first.id]: of(plan.tableSeeds, table.rows),
      ...Object.fromEntries(longer.map(({ preset, seeds, rows }) => [preset, of(seeds, rows)])),
    },
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
