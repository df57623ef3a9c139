import { expect, test } from "vitest";
import { estimate, tQuantile } from "./estimate.ts";

test("the interval of 1 to 5 is 3 ± 2.776 · √(2.5 / 5)", () => {
  const { mean, interval, n } = estimate([1, 2, 3, 4, 5]);
  expect([mean, n]).toEqual([3, 5]);
  expect(interval!.high - mean).toBeCloseTo(2.7764 * Math.sqrt(0.5), 6);
  expect(mean - interval!.low).toBeCloseTo(interval!.high - mean, 12);
});

test("one value has no interval, and none has no mean", () => {
  expect(estimate([7])).toEqual({ mean: 7, interval: null, n: 1 });
  expect(() => estimate([])).toThrow(/mean of nothing/);
});

test("the quantiles are those of the tables, and end at the normal one", () => {
  const table = { 1: 12.7062, 4: 2.7764, 10: 2.2281, 12: 2.1788, 30: 2.0423, 120: 1.9799 };
  for (const [degrees, quantile] of Object.entries(table))
    expect(tQuantile(Number(degrees))).toBeCloseTo(quantile, 3);
  expect(tQuantile(1e9)).toBeCloseTo(1.95996, 5);
});
