import { expect, test } from "vitest";
import { en } from "../../words/en/index.ts";
import { readingsAt, readoutText } from "./readout.ts";
import { nearestStop, nextStop } from "./stops.ts";
import { testCurve } from "./testCurve.ts";
import { zoomed } from "./zoom.ts";

const losses = testCurve([1, 2, 3, 4], [9, 8, 7, 6]);
const evaluated = testCurve([0, 3], [0.5, 0.6], { row: "emoji" });
const past = testCurve([3.4], [1], { isPast: true });
const curves = [losses, evaluated, past];

test("the crosshair stops where something was measured, and steps from stop to stop", () => {
  expect(nearestStop(curves, 3.4)).toBe(3);
  expect(nearestStop(curves, -5)).toBe(0);
  expect(nearestStop([], 1)).toBeNull();
  expect([nextStop(curves, 0, 1), nextStop(curves, 3, 1), nextStop(curves, 4, 1)]).toEqual([
    1,
    4,
    null,
  ]);
  expect(nextStop(curves, 1, -1)).toBe(0);
});

test("it reads every curve's last point up to there, and none of the past", () => {
  expect(readingsAt(curves, 2).map(({ y }) => y)).toEqual([8, 0.5]);
  expect(readingsAt(curves, 0).map(({ y }) => y)).toEqual([0.5]);
  expect(readoutText(curves, 3, "step", String, en)).toBe("step 3, FT loss 7, FT emoji 0.6");
});

test("zooming keeps its centre, stays within the axis, and ends at all of it", () => {
  expect(zoomed([0, 100], [0, 100], 50, 0.5)).toEqual([25, 75]);
  expect(zoomed([25, 75], [0, 100], 25, 0.5)).toEqual([25, 50]);
  expect(zoomed([0, 50], [0, 100], 0, 1.5)).toEqual([0, 75]);
  expect(zoomed([0, 50], [0, 100], 0, 2)).toBeNull();
});
