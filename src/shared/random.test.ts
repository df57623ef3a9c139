import { expect, test } from "vitest";
import { RandomStream } from "./random.ts";

const draws = (stream: RandomStream, count = 8) =>
  Array.from({ length: count }, () => stream.uint32());

test("a stream is determined by seed, name and index, and each of them matters", () => {
  const reference = draws(new RandomStream(7, "batches", 3));
  expect(draws(new RandomStream(7, "batches", 3))).toEqual(reference);
  for (const other of [
    new RandomStream(8, "batches", 3),
    new RandomStream(7, "texts", 3),
    new RandomStream(7, "batches", 4),
  ])
    expect(draws(other)).not.toEqual(reference);
});

test("integers are uniform below the bound", () => {
  const stream = new RandomStream(0, "dice");
  const counts = new Array<number>(6).fill(0);
  const rolls = 60_000;
  for (let i = 0; i < rolls; i++) counts[stream.integer(6)]!++;
  // χ² with 5 degrees of freedom exceeds 20.5 once in a thousand seeds; this seed is fixed.
  const chiSquare = counts.reduce((sum, n) => sum + (n - rolls / 6) ** 2 / (rolls / 6), 0);
  expect(chiSquare).toBeLessThan(20.5);
});

test("uniform numbers have the mean and variance of their range", () => {
  const stream = new RandomStream(0, "uniform");
  const xs = Array.from({ length: 20_000 }, () => stream.uniform(2, 4));
  const mean = xs.reduce((a, b) => a + b) / xs.length;
  const variance = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / xs.length;
  expect(mean).toBeCloseTo(3, 1);
  expect(variance).toBeCloseTo(4 / 12, 1);
  expect(Math.min(...xs)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...xs)).toBeLessThan(4);
});

test("normal numbers have mean 0 and variance 1", () => {
  const stream = new RandomStream(0, "normal");
  const xs = Array.from({ length: 20_000 }, () => stream.normal());
  expect(xs.every(Number.isFinite)).toBe(true);
  expect(xs.reduce((a, b) => a + b) / xs.length).toBeCloseTo(0, 1);
  expect(xs.reduce((sum, x) => sum + x * x, 0) / xs.length).toBeCloseTo(1, 1);
});

test("a permutation holds each integer once", () => {
  const order = new RandomStream(0, "order").permutation(100);
  expect([...order].sort((a, b) => a - b)).toEqual([...Array(100).keys()]);
  expect([...order]).not.toEqual([...Array(100).keys()]);
});
