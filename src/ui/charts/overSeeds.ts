import { estimate } from "../../experiment/estimate.ts";
import type { Band, Curve } from "./curve.ts";

/** What one run measured of one quantity. */
export interface SeedPoints {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Of this run alone. */
  readonly band: Band | null;
}

type Look = Omit<Curve, "x" | "y" | "band" | "seeds">;

/**
 * The mean of the runs that have come as far as any, with its 95 % interval over them at every point;
 * of a single one its own points. A run that is not as far is a thin line of its own until it is.
 */
export function overSeeds(look: Look, runs: readonly SeedPoints[]): Curve[] {
  const measured = runs.filter(({ y }) => y.length > 0);
  const length = Math.max(0, ...measured.map(({ y }) => y.length));
  const [whole, behind] = [true, false].map((isWhole) =>
    measured.filter(({ y }) => (y.length === length) === isWhole),
  ) as [SeedPoints[], SeedPoints[]];
  const [only] = whole;
  if (!only) return [];
  const mean = whole.length === 1 ? only : meanOf(whole, length);
  return [
    { ...look, ...mean, seeds: whole.length },
    ...behind.map((points, i): Curve => ({
      ...look,
      ...points,
      band: null,
      id: `${look.id}/behind ${i}`,
      seeds: 1,
      weight: "thin",
      hasMarkers: false,
    })),
  ];
}

function meanOf(runs: readonly SeedPoints[], length: number): SeedPoints {
  const [x, y, low, high] = Array.from({ length: 4 }, () => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < length; i++) {
    const { mean, interval } = estimate(runs.map((run) => run.y[i]!));
    x[i] = runs.reduce((sum, run) => sum + run.x[i]!, 0) / runs.length;
    y[i] = mean;
    low[i] = interval?.low ?? mean;
    high[i] = interval?.high ?? mean;
  }
  return { x, y, band: { low, high } };
}
