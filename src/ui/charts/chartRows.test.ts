import { expect, test } from "vitest";
import { chartRows } from "./chartRows.ts";
import { testCurve } from "./testCurve.ts";

const whole = { x: [0, 1e6], isLog: false } as const;

test("what is not finite is left out, and intervals go with their points", () => {
  const band = { low: [0, 0.4], high: [1, 0.6] };
  expect(chartRows([testCurve([1, 2], [NaN, 0.5], { band })], whole, 100)).toEqual([
    { x: 2, y: [0.5], band: [[0.4, 0.6]] },
  ]);
});

test("curves share the rows of what they were measured at together", () => {
  const rows = chartRows([testCurve([0, 5], [1, 2]), testCurve([0, 3], [8, 9])], whole, 100);
  expect(rows.map(({ x, y }) => [x, ...y])).toEqual([
    [0, 1, 8],
    [3, null, 9],
    [5, 2, null],
  ]);
});

test("a long curve keeps its spike in few rows, next to where it was, and zoomed in all points", () => {
  const steps = Float64Array.from({ length: 20_000 }, (_, i) => i);
  const y = steps.map((step) => (step === 4567 ? 100 : 1));
  const curves = [
    testCurve(steps, y),
    testCurve(
      steps.map((step) => step / 2),
      y,
    ),
  ];
  const rows = chartRows(curves, { x: [0, 19_999], isLog: false }, 300);
  expect(rows.length).toBeLessThanOrEqual(302);
  const spikes = [0, 1].map((at) => rows.filter((row) => row.y[at] === 100).map(({ x }) => x));
  expect(spikes.map(({ length }) => length)).toEqual([1, 1]);
  const bucket = 20_000 / 150;
  expect(Math.abs(spikes[0]![0]! - 4567)).toBeLessThan(bucket);
  expect(Math.abs(spikes[1]![0]! - 4567 / 2)).toBeLessThan(bucket);
  const near = chartRows([curves[0]!], { x: [4500, 4600], isLog: false }, 300);
  expect(near.map(({ x }) => x)).toEqual(Array.from({ length: 103 }, (_, i) => 4499 + i));
});

test("a window keeps a point on either side, where the line leaves it", () => {
  const curve = testCurve([0, 10, 20, 30, 40], [1, 2, 3, 4, 5]);
  const rows = chartRows([curve], { x: [12, 18], isLog: false }, 50);
  expect(rows.map(({ x }) => x)).toEqual([10, 20, 30]);
});

test("a logarithmic axis has no 0, and an interval below it ends at its line", () => {
  const curve = testCurve([0, 1], [0, 2], { band: { low: [0, -1], high: [1, 5] } });
  expect(chartRows([curve], { x: [0, 1], isLog: true }, 50)).toEqual([
    { x: 1, y: [2], band: [[2, 5]] },
  ]);
});
