import { expect, test } from "vitest";
import type { Curve } from "./curve.ts";
import { chartRows, withMeans, withTraces } from "./curve.ts";

const curve = (id: string, x: number[], y: number[]): Curve => ({
  id,
  row: id,
  series: "ft",
  x,
  y,
  style: { color: "black", dash: "", marker: "" },
  weight: "bold",
  hasMarkers: false,
  isPast: false,
  band: null,
});

test("curves of different steps share one axis in ascending order", () => {
  expect(chartRows([curve("a", [1, 2, 3], [5, 6, 7]), curve("b", [0, 2], [8, 9])], 100)).toEqual([
    { x: 0, b: 8 },
    { x: 1, a: 5 },
    { x: 2, a: 6, b: 9 },
    { x: 3, a: 7 },
  ]);
});

test("what is not finite is left out, and intervals go with their points", () => {
  const withBand = {
    ...curve("a", [1, 2], [NaN, 0.5]),
    band: [[0, 1] as const, [0.4, 0.6] as const],
  };
  expect(chartRows([withBand], 100)).toEqual([{ x: 2, a: 0.5, "band/a": [0.4, 0.6] }]);
});

test("a long curve comes out at about one point a pixel", () => {
  const steps = Array.from({ length: 20_000 }, (_, i) => i);
  expect(chartRows([curve("a", steps, steps)], 300).length).toBeLessThanOrEqual(300);
});

test("the mean over the domains stands in front of them, run by run", () => {
  const run = (id: string, ...y: number[]) => ({ ...curve(id, [0, 5], y), hasMarkers: true });
  const all = withMeans([
    [run("ft/emoji", 0, 4), run("lipsum/emoji", 0, 1)],
    [run("ft/flat", 0, 2), run("lipsum/flat", 0, 0)],
  ]);
  expect(all.filter(({ weight }) => weight === "thin")).toHaveLength(4);
  expect(all.filter(({ row }) => row === "mean").map(({ y }) => y)).toEqual([
    [0, 3],
    [0, 0.5],
  ]);
});

test("one domain is its own mean", () => {
  const only = [curve("ft/emoji", [0], [1])];
  expect(withMeans([only])).toEqual(only);
  expect(withMeans([])).toEqual([]);
});

test("a smoothed curve keeps what was measured behind it, a thin one or one of the past does not", () => {
  const bold = curve("a", [1, 2, 3], [0, 1, 0]);
  const thin = { ...curve("b", [1], [4]), weight: "thin" as const };
  const past = { ...curve("c", [1], [4]), isPast: true };
  const all = withTraces([bold, thin, past], 4);
  expect(all.map(({ id, weight }) => [id, weight])).toEqual([
    ["a/trace", "trace"],
    ["a", "bold"],
    ["b", "thin"],
    ["c", "bold"],
  ]);
  expect(all[0]!.y).toEqual([0, 1, 0]);
  expect(Math.max(...Array.from(all[1]!.y))).toBeLessThan(1);
});
