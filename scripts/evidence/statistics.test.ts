import { expect, test } from "vitest";
import { pearson, spearman } from "./statistics.ts";

test("correlations: ranks see any rising curve, Pearson's only a line", () => {
  const xs = [1, 2, 3, 4];
  expect(pearson(xs, [3, 5, 7, 9])).toBeCloseTo(1, 12);
  expect(spearman(xs, [1, 10, 100, 1000])).toBeCloseTo(1, 12);
  expect(pearson(xs, [1, 10, 100, 1000])).toBeLessThan(0.9);
  expect(spearman(xs, [4, 3, 2, 1])).toBeCloseTo(-1, 12);
  // By hand: ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
  expect(spearman([1, 5, 5, 9], xs)).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  expect(pearson(xs, [2, 2, 2, 2])).toBeNull();
});
