import type { Interval } from "./interval.ts";
import { wilsonInterval } from "./interval.ts";
import type { DomainResult, DomainResults, Results } from "./record.ts";

/** One model on one domain, as results.json has it. */
export interface Measured {
  readonly accuracy: number;
  /** Wilson's 95 % interval of the accuracy. */
  readonly interval: Interval;
  readonly nll: number;
  readonly energyGap: number;
  readonly featureDistortion: number;
}

export interface DomainComparison {
  readonly n: number;
  readonly zeroShot: Measured;
  readonly tuned?: Measured;
}

/** Zero-shot beside tuned, by domain id. Without `tuned`, zero-shot alone. */
export function compareDomains(
  zeroShot: DomainResults,
  tuned?: DomainResults,
): Readonly<Record<string, DomainComparison>> {
  return Object.fromEntries(
    Object.entries(zeroShot).map(([id, result]) => {
      const other = tuned?.[id];
      const comparison: DomainComparison = {
        n: result.n,
        zeroShot: measured(result),
        ...(other && { tuned: measured(other) }),
      };
      return [id, comparison];
    }),
  );
}

/** results.json of a run. */
export function writeResultsFile(results: Results): string {
  const { recipe, steps, measuredStep, split, batchHash, textHash } = results;
  const { zeroShot, tuned, note, path } = results;
  const file = {
    recipe,
    steps,
    measuredStep,
    split,
    ...(note !== undefined && { note }),
    domains: compareDomains(zeroShot, tuned),
    ...(path && {
      path: {
        parameter: path.parameter,
        points: path.points.map(({ value, domains }) => ({
          value,
          domains: compareDomains(zeroShot, domains),
        })),
      },
    }),
    batchHash,
    textHash,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function measured(result: DomainResult): Measured {
  const { n, correct, accuracy, nll, energyGap, featureDistortion } = result;
  return { accuracy, interval: wilsonInterval(correct, n), nll, energyGap, featureDistortion };
}
