import { expect, test } from "vitest";
import { firstAtLeast, lastAtMost, visiblePoints } from "./curve.ts";
import { testCurve } from "./testCurve.ts";

const whole = { x: [0, 1e6], isLog: false } as const;

test("what is not finite is left out, and intervals go with their points", () => {
  const band = { low: [0, 0.4], high: [1, 0.6] };
  expect(visiblePoints(testCurve([1, 2], [NaN, 0.5], { band }), whole, 100)).toEqual([
    { x: 2, y: 0.5, band: [0.4, 0.6] },
  ]);
});

test("a long curve comes out at about one point a pixel, with its spike, and zoomed with all points", () => {
  const steps = Float64Array.from({ length: 20_000 }, (_, i) => i);
  const y = steps.map((step) => (step === 4567 ? 100 : 1));
  const points = visiblePoints(testCurve(steps, y), { x: [0, 19_999], isLog: false }, 300);
  expect(points.length).toBeLessThanOrEqual(300);
  expect(points.some((point) => point.x === 4567 && point.y === 100)).toBe(true);
  const near = visiblePoints(testCurve(steps, y), { x: [4500, 4600], isLog: false }, 300);
  expect(near.map((point) => point.x)).toEqual(Array.from({ length: 103 }, (_, i) => 4499 + i));
});

test("a window keeps a point on either side, where the line leaves it", () => {
  const curve = testCurve([0, 10, 20, 30, 40], [1, 2, 3, 4, 5]);
  const xs = visiblePoints(curve, { x: [12, 18], isLog: false }, 50).map(({ x }) => x);
  expect(xs).toEqual([10, 20, 30]);
});

test("a logarithmic axis has no 0, and an interval below it ends at its line", () => {
  const curve = testCurve([0, 1], [0, 2], { band: { low: [0, -1], high: [1, 5] } });
  expect(visiblePoints(curve, { x: [0, 1], isLog: true }, 50)).toEqual([
    { x: 1, y: 2, band: [2, 5] },
  ]);
});

test("points are found by their x", () => {
  expect([0, 1, 1.5, 3, 9].map((x) => firstAtLeast([1, 2, 3], x))).toEqual([0, 0, 1, 2, 3]);
  expect([0, 1, 1.5, 3, 9].map((x) => lastAtMost([1, 2, 3], x))).toEqual([-1, 0, 0, 2, 2]);
});
