import { estimate } from "../../experiment/estimate.ts";
import type { Band, Curve } from "./curve.ts";

/** What one run measured of one quantity. */
export interface SeedPoints {
  /** After which updates, in ascending order: what runs over seeds have in common. */
  readonly step: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Of this run alone. */
  readonly band: Band | null;
}

type Look = Omit<Curve, "x" | "y" | "band" | "seeds">;

/**
 * The mean of the runs that have come as far as any, with its 95 % interval over them at every step
 * that all of them measured: one may have left out a live evaluation. Of a single run it is its own
 * points. A run that is not as far is a thin line of its own until it is.
 */
export function overSeeds(look: Look, runs: readonly SeedPoints[]): Curve[] {
  const measured = runs.filter(({ step }) => step.length > 0);
  const furthest = Math.max(...measured.map(lastStep));
  const whole = measured.filter((run) => lastStep(run) === furthest);
  const behind = measured.filter((run) => lastStep(run) !== furthest);
  const [only] = whole;
  if (!only) return [];
  const { x, y, band } = whole.length === 1 ? only : meanOf(whole);
  return [
    { ...look, x, y, band, seeds: whole.length },
    ...behind.map((points, i): Curve => ({
      ...look,
      x: points.x,
      y: points.y,
      band: null,
      id: `${look.id}/behind ${i}`,
      seeds: 1,
      weight: "thin",
      hasMarkers: false,
    })),
  ];
}

function lastStep({ step }: SeedPoints): number {
  return step[step.length - 1]!;
}

function meanOf(runs: readonly SeedPoints[]): Pick<SeedPoints, "x" | "y" | "band"> {
  const places = commonPlaces(runs);
  const [x, y, low, high] = [0, 1, 2, 3].map(() => new Float64Array(places.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const [k, at] of places.entries()) {
    const { mean, interval } = estimate(runs.map((run, r) => run.y[at[r]!]!));
    x[k] = runs.reduce((sum, run, r) => sum + run.x[at[r]!]!, 0) / runs.length;
    y[k] = mean;
    low[k] = interval?.low ?? mean;
    high[k] = interval?.high ?? mean;
  }
  return { x, y, band: { low, high } };
}

/** For every step that all runs measured, where each of them has it. */
function commonPlaces(runs: readonly SeedPoints[]): number[][] {
  const [first] = runs;
  const places: number[][] = [];
  const next = runs.map(() => 0);
  for (let i = 0; first && i < first.step.length; i++) {
    const step = first.step[i]!;
    runs.forEach((run, r) => {
      while (run.step[next[r]!]! < step) next[r]!++;
    });
    if (runs.every((run, r) => run.step[next[r]!] === step)) places.push([...next]);
  }
  return places;
}
