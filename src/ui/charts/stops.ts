import type { Curve } from "./curve.ts";
import { firstAtLeast, isRead, lastAtMost } from "./curve.ts";

/** The x nearest to `x` at which one of the curves was measured; null where there is no point. */
export function nearestStop(curves: readonly Curve[], x: number): number | null {
  const candidates = curves.filter(isRead).flatMap((curve) => {
    const at = firstAtLeast(curve.x, x);
    return [curve.x[at - 1], curve.x[at]].filter((one) => one !== undefined);
  });
  return closest(candidates, (stop) => Math.abs(stop - x));
}

/** The next x after (direction 1) or before (-1) `x` at which one of the curves was measured. */
export function nextStop(curves: readonly Curve[], x: number, direction: 1 | -1): number | null {
  const candidates = curves.filter(isRead).flatMap((curve) => {
    const i = direction === 1 ? lastAtMost(curve.x, x) + 1 : firstAtLeast(curve.x, x) - 1;
    const stop = curve.x[i];
    return stop === undefined ? [] : [stop];
  });
  return closest(candidates, (stop) => Math.abs(stop - x));
}

function closest(stops: readonly number[], distance: (stop: number) => number): number | null {
  let nearest: number | null = null;
  for (const stop of stops)
    if (nearest === null || distance(stop) < distance(nearest)) nearest = stop;
  return nearest;
}
