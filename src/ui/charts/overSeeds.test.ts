import { expect, test } from "vitest";
import { estimate } from "../../experiment/estimate.ts";
import { overSeeds } from "./overSeeds.ts";
import { testCurve } from "./testCurve.ts";

const look = testCurve([], []);
const points = (...y: number[]) => {
  const step = y.map((_, i) => i);
  return { step, x: step, y, band: null };
};

test("one run is its own curve, with its own interval", () => {
  const band = { low: [0, 1], high: [2, 3] };
  const [curve, ...rest] = overSeeds(look, [{ ...points(1, 2), band }]);
  expect(curve).toMatchObject({ y: [1, 2], band, seeds: 1, weight: "bold" });
  expect(rest).toEqual([]);
  expect(overSeeds(look, [])).toEqual([]);
});

test("of several runs it is the mean, with Student's interval at every point", () => {
  const [curve] = overSeeds(look, [points(1, 4), points(3, 5), points(5, 9)]);
  expect([...Array.from(curve!.y)]).toEqual([3, 6]);
  expect(curve!.seeds).toBe(3);
  const { interval } = estimate([4, 5, 9]);
  expect(curve!.band!.low[1]).toBeCloseTo(interval!.low, 12);
  expect(curve!.band!.high[1]).toBeCloseTo(interval!.high, 12);
});

test("a run that is not as far as the others is a thin line until it is", () => {
  const [mean, behind] = overSeeds(look, [points(1, 4), points(3), points(5, 6), points()]);
  expect(Array.from(mean!.y)).toEqual([3, 5]);
  expect(behind).toMatchObject({ y: [3], weight: "thin", seeds: 1 });
  expect(behind!.id).not.toBe(mean!.id);
});

test("a run that left out an evaluation counts at those that all have", () => {
  const whole = { ...points(1, 9, 3), x: [0, 10, 20] };
  const [mean, ...rest] = overSeeds(look, [
    whole,
    { step: [0, 2], x: [0, 40], y: [3, 5], band: null },
  ]);
  expect(rest).toEqual([]);
  expect(Array.from(mean!.x)).toEqual([0, 30]);
  expect(Array.from(mean!.y)).toEqual([2, 4]);
  expect(mean!.seeds).toBe(2);
});
