import { expect, test } from "vitest";
import { smooth } from "./smooth.ts";

test("a constant stays one, from its first value on", () => {
  for (const value of smooth([3, 3, 3, 3], 5)) expect(value).toBeCloseTo(3, 12);
});

test("noise shrinks and the level stays", () => {
  const noisy = Array.from({ length: 200 }, (_, i) => 2 + (i % 2 === 0 ? 1 : -1));
  const late = smooth(noisy, 10).slice(100);
  expect(Math.max(...late) - Math.min(...late)).toBeLessThan(0.3);
  expect(late.reduce((sum, value) => sum + value, 0) / late.length).toBeCloseTo(2, 1);
});

test("a memory of one value is no smoothing", () => {
  expect([...smooth([1, 5, 2], 1)]).toEqual([1, 5, 2]);
});

test("what is not finite is not passed on to its neighbours", () => {
  expect([...smooth([1, NaN, 1], 3)]).toEqual([1, NaN, 1]);
});
