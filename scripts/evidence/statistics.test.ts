import { expect, test } from "vitest";
import { estimate, pearson, spearman } from "./statistics.ts";

test("the interval of 1 to 5 is 3 ± 2.776 · √(2.5 / 5)", () => {
  const { mean, interval, n } = estimate([1, 2, 3, 4, 5]);
  expect([mean, n]).toEqual([3, 5]);
  expect(interval!.high - mean).toBeCloseTo(2.7764 * Math.sqrt(0.5), 6);
  expect(mean - interval!.low).toBeCloseTo(interval!.high - mean, 12);
});

test("one value has no interval, and none has no mean", () => {
  expect(estimate([7])).toEqual({ mean: 7, interval: null, n: 1 });
  expect(() => estimate([])).toThrow(/mean of nothing/);
  expect(() => estimate(Array<number>(11).fill(0))).toThrow(/at most 10/);
});

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
