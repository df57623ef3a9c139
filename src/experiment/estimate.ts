import type { Interval } from "./interval.ts";

/** A mean over repetitions, with the interval that holds the true mean in 95 of 100 such experiments. */
export interface Estimate {
  readonly mean: number;
  /** Null for a single repetition, which says nothing of its spread. */
  readonly interval: Interval | null;
  readonly n: number;
}

/** Mean and 95 % interval by Student's t over repetitions. Throws for none. */
export function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const m = mean(values);
  if (n === 1) return { mean: m, interval: null, n };
  const variance = values.reduce((sum, x) => sum + (x - m) ** 2, 0) / (n - 1);
  const half = tQuantile(n - 1) * Math.sqrt(variance / n);
  return { mean: m, interval: { low: m - half, high: m + half }, n };
}

export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error("there is no mean of nothing");
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** 97.5 % quantiles of Student's t distribution with 1, 2, … degrees of freedom. */
const tQuantiles = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622];

/** The same of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * The 97.5 % quantile of Student's t. From ten degrees of freedom on by its expansion around the
 * normal quantile (Abramowitz and Stegun 26.7.5), right to three decimals there.
 */
export function tQuantile(degrees: number): number {
  const listed = tQuantiles[degrees - 1];
  if (listed !== undefined) return listed;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}
