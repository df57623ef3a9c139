import { expect, test } from "vitest";
import { logitOf, logitTicks, shareOf, showableShare } from "./logitAxis.ts";

test("the logit is the logarithm of the odds", () => {
  expect(logitOf(0.5)).toBe(0);
  expect(logitOf(0.9)).toBeCloseTo(Math.log(9), 12);
  expect(logitOf(0.1)).toBeCloseTo(-logitOf(0.9), 12);
});

test("none or all right stays on the axis, half a picture off its end", () => {
  expect(showableShare(1, 99)).toBe(0.995);
  expect(showableShare(0, 99)).toBe(0.005);
  expect(showableShare(0.25, 4)).toBe(0.25);
});

test.each([
  [
    [0.31, 0.88],
    [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  ],
  [
    [0.677, 0.83],
    [0.6, 0.7, 0.8, 0.9],
  ],
  [
    [0.741, 0.789],
    [0.74, 0.76, 0.78, 0.8],
  ],
  [
    [0.96, 0.991],
    [0.96, 0.97, 0.98, 0.99, 0.995],
  ],
])("ticks hold %j", (shares, ticks) => {
  expect(logitTicks(shares)).toEqual(ticks);
});

test("one value has an axis with two ends", () => {
  const ticks = logitTicks([0.5]);
  expect(ticks[0]).toBeLessThanOrEqual(0.5);
  expect(ticks.at(-1)).toBeGreaterThan(0.5);
});

test.each([0.001, 0.5, 0.995])("%s is the share of its logit", (share) => {
  expect(shareOf(logitOf(share))).toBeCloseTo(share, 12);
});
