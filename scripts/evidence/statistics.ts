import { mean } from "../../src/experiment/estimate.ts";

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
