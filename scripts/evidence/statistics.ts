import type { Interval } from "../../src/experiment/interval.ts";

/** A mean over repetitions, with the interval that holds the true mean in 95 of 100 such experiments. */
export interface Estimate {
  readonly mean: number;
  /** Null for a single repetition, which says nothing of its spread. */
  readonly interval: Interval | null;
  readonly n: number;
}

/** 97.5 % quantiles of Student's t distribution with 1, 2, … degrees of freedom. */
const tQuantiles = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622];

/** Mean and 95 % interval by Student's t over repetitions. Throws for none, and for more than ten. */
export function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const m = mean(values);
  if (n === 1) return { mean: m, interval: null, n };
  const t = tQuantiles[n - 2];
  if (t === undefined) throw new Error(`an interval needs at most 10 repetitions, got ${n}`);
  const variance = values.reduce((sum, x) => sum + (x - m) ** 2, 0) / (n - 1);
  const half = t * Math.sqrt(variance / n);
  return { mean: m, interval: { low: m - half, high: m + half }, n };
}

export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error("there is no mean of nothing");
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}

/** Pearson's correlation of paired values, -1 to 1; null where one side does not vary. */
export function pearson(xs: readonly number[], ys: readonly number[]): number | null {
  const [mx, my] = [mean(xs), mean(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  xs.forEach((x, i) => {
    const [dx, dy] = [x - mx, ys[i]! - my];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

/** Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean rank. */
export function spearman(xs: readonly number[], ys: readonly number[]): number | null {
  return pearson(ranks(xs), ranks(ys));
}

function ranks(values: readonly number[]): number[] {
  return values.map((x) => {
    const below = values.filter((y) => y < x).length;
    const equal = values.filter((y) => y === x).length;
    return below + (equal + 1) / 2;
  });
}
