import { expect, test } from "vitest";
import { evaluationSteps, learningRateAt } from "./schedule.ts";

const options = { steps: 200, learningRate: 0.3, warmup: 0.1 };

test("rises from 0 in a line, peaks after the warm-up and ends at 0", () => {
  expect(learningRateAt(0, options)).toBe(0);
  expect(learningRateAt(10, options)).toBeCloseTo(0.15, 12);
  expect(learningRateAt(20, options)).toBe(0.3);
  expect(learningRateAt(110, options)).toBeCloseTo(0.15, 12);
  expect(learningRateAt(200, options)).toBe(0);
});

test("the warm-up is rounded down, and may be nothing or all", () => {
  expect(learningRateAt(0, { steps: 9, learningRate: 1, warmup: 0.1 })).toBe(1);
  expect(learningRateAt(0, { steps: 1, learningRate: 1, warmup: 0.1 })).toBe(1);
  expect(learningRateAt(3, { steps: 4, learningRate: 1, warmup: 1 })).toBe(0.75);
  expect(learningRateAt(4, { steps: 4, learningRate: 1, warmup: 1 })).toBe(0);
});

test("evaluations are evenly apart and the last is at the end", () => {
  expect([...evaluationSteps(200, 4)]).toEqual([50, 100, 150, 200]);
  expect([...evaluationSteps(3, 10)]).toEqual([1, 2, 3]);
});
