import type { XRange } from "../../state/view.ts";
import { firstAtLeast } from "./curve.ts";
import type { Curve } from "./curve.ts";
import { linearScale, logScale } from "./scale.ts";
import type { Scale } from "./scale.ts";

interface YScaleOptions {
  /** The part of the x axis that is shown. */
  readonly x: XRange;
  readonly isLog: boolean;
  /** Accuracies lie around their intervals; of others 0 is at the bottom while the axis is whole. */
  readonly isShare: boolean;
  readonly isZoomed: boolean;
  readonly ticks: number;
}

/** A y axis for what the curves show within the window. */
export function yScaleOf(curves: readonly Curve[], options: YScaleOptions): Scale {
  const { isLog, isShare, isZoomed, ticks } = options;
  const { lowest, highest } = extentOf(curves, options);
  if (!(highest >= lowest)) return isLog ? logScale(0.1, 1) : linearScale(0, 1, ticks);
  if (isLog) return logScale(lowest, highest);
  const low = isShare || isZoomed ? lowest : Math.min(0, lowest);
  // Two methods start at one loss but for its last digits, which no tick can tell apart.
  const isFlat = highest - low <= 1e-6 * Math.abs(low);
  const scale = linearScale(low, isFlat ? low + 1e-3 : highest, ticks);
  if (!isShare) return scale;
  // No accuracy is outside of them.
  return { ...scale, low: Math.max(0, scale.low), high: Math.min(1, scale.high) };
}

/** The lowest and highest number drawn; of intervals where they mean accuracies, else of lines. */
function extentOf(
  curves: readonly Curve[],
  { x: [from, to], isLog, isShare }: YScaleOptions,
): { lowest: number; highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const { x, y, band } of curves) {
    const end = Math.min(x.length, firstAtLeast(x, to) + 1);
    for (let i = Math.max(0, firstAtLeast(x, from)); i < end && x[i]! <= to; i++) {
      const [low, high] = isShare && band ? [band.low[i]!, band.high[i]!] : [y[i]!, y[i]!];
      if (!Number.isFinite(low) || !Number.isFinite(high) || (isLog && low <= 0)) continue;
      if (low < lowest) lowest = low;
      if (high > highest) highest = high;
    }
  }
  return { lowest, highest };
}
