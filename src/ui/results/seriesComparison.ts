import { estimate } from "../../experiment/estimate.ts";
import type { Interval } from "../../experiment/interval.ts";
import type { DomainResult, DomainResults } from "../../experiment/record.ts";
import type { Run } from "../../state/run.ts";
import type { RunSeries } from "../../state/runSeries.ts";
import type { Measure } from "../MeasureButtons.tsx";
import { comparisonOf, meanShifted } from "./summary.ts";
import type { Comparison, NamedDomain } from "./summary.ts";

/** What the runs of a series have measured. */
export interface SeriesComparison {
  /** Of several finished runs, their means. */
  readonly comparison: Comparison;
  /** The runs that it is of. */
  readonly runs: readonly Run[];
  /** 95 % of the mean over several runs, of a domain or of the shifted ones; null of a single run. */
  readonly spread: ((domain: string | null, measure: Measure) => Interval | null) | null;
}

/** The mean of the finished runs; before two have finished, what a single one has measured. */
export function comparisonOfSeries(
  { runs }: RunSeries,
  domains: readonly NamedDomain[],
): SeriesComparison | null {
  const finished = runs.flatMap((run) => {
    const comparison = comparisonOf(run);
    return comparison?.isFinal ? [{ run, comparison }] : [];
  });
  if (finished.length < 2) {
    const run = finished[0]?.run ?? runs.findLast(comparisonOf);
    const comparison = run && comparisonOf(run);
    return comparison ? { comparison, runs: [run], spread: null } : null;
  }
  const tuned = finished.map(({ comparison }) => comparison.tuned);
  const first = finished[0]!.comparison;
  return {
    comparison: { ...first, tuned: meanResults(tuned) },
    runs: finished.map(({ run }) => run),
    spread: (domain, measure) => {
      const values = tuned.map((results) =>
        domain === null ? meanShifted(results, domains, measure) : results[domain]?.[measure],
      );
      const known = values.filter((value) => value !== undefined && Number.isFinite(value));
      return known.length < 2 ? null : estimate(known as number[]).interval;
    },
  };
}

function meanResults(all: readonly DomainResults[]): DomainResults {
  const [first, ...rest] = all;
  const domains = Object.entries(first ?? {}).filter(([id]) => rest.every((one) => one[id]));
  return Object.fromEntries(
    domains.map(([id, { n }]): [string, DomainResult] => {
      const mean = (name: keyof DomainResult) =>
        all.reduce((sum, results) => sum + results[id]![name], 0) / all.length;
      return [
        id,
        {
          n,
          correct: mean("correct"),
          accuracy: mean("accuracy"),
          nll: mean("nll"),
          energyGap: mean("energyGap"),
          featureDistortion: mean("featureDistortion"),
        },
      ];
    }),
  );
}
