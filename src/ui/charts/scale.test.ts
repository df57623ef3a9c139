import { expect, test } from "vitest";
import { testCurve } from "./testCurve.ts";
import { yScaleOf } from "./yScale.ts";
import { heightOf, linearScale, logScale, ticksWithin } from "./scale.ts";

test("a linear axis ends at round numbers around what it shows", () => {
  expect(linearScale(0, 2.3, 4)).toEqual({ isLog: false, low: 0, high: 3, ticks: [0, 1, 2, 3] });
  expect(linearScale(0.52, 0.93, 4).ticks).toEqual([0.4, 0.6, 0.8, 1]);
  expect(linearScale(0, 0, 4)).toMatchObject({ low: 0, high: 1 });
});

test("a logarithmic axis has decades, or 1, 2 and 5 of them where there are few", () => {
  expect(logScale(0.07, 1.4).ticks).toEqual([0.1, 1]);
  expect(logScale(1.5, 8)).toMatchObject({ low: 1, high: 10, ticks: [1, 2, 5, 10] });
  expect(logScale(1e-6, 1e4).ticks.length).toBeLessThanOrEqual(6);
  const { low, high } = logScale(3, 3);
  expect(low <= 3 && high >= 3 && high > low).toBe(true);
});

test("heights go from bottom to top, by ratio where the axis is logarithmic", () => {
  expect(heightOf(linearScale(0, 4, 3), 1)).toBeCloseTo(0.25, 12);
  const scale = logScale(1, 100);
  expect([1, 10, 100].map((value) => heightOf(scale, value))).toEqual([0, 0.5, 1]);
});

test("ticks within a range do not widen it", () => {
  expect(ticksWithin(0, 600, 3)).toEqual([0, 500]);
  expect(ticksWithin(243, 390, 4)).toEqual([250, 300, 350]);
  expect(ticksWithin(5, 5, 3)).toEqual([5]);
});

test("curves that differ in their last digits alone have ticks that differ", () => {
  const options = { x: [0, 1], isLog: false, isShare: false, ticks: 4 } as const;
  const curves = [testCurve([1], [1.4119]), testCurve([1], [1.4119 + 1e-13])];
  for (const isZoomed of [false, true]) {
    const { ticks } = yScaleOf(curves, { ...options, isZoomed });
    expect(new Set(ticks).size).toBe(ticks.length);
  }
  expect(yScaleOf([testCurve([1], [0])], { ...options, isZoomed: false }).ticks).toHaveLength(3);
});
