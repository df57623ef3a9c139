import type { Curve } from "./curve.ts";

/** A curve for tests: FT's, bold. */
export function testCurve(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  changes: Partial<Curve> = {},
): Curve {
  return {
    id: "a",
    row: "loss",
    series: "ft",
    name: "FT",
    column: "FT/loss",
    x,
    y,
    seeds: 1,
    style: { color: "black", dash: "", marker: "" },
    weight: "bold",
    hasMarkers: false,
    isPast: false,
    band: null,
    ...changes,
  };
}
