import { decimate } from "../../state/decimate.ts";
import type { XRange } from "../../state/view.ts";
import type { SeriesStyle } from "./seriesStyle.ts";

/** The 95 % interval of every point of a curve. */
export interface Band {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** A curve to draw: points and looks. */
export interface Curve {
  readonly id: string;
  /** What it measures, as the crosshair calls it: a domain or a loss term. */
  readonly row: string;
  /** Whose it is: a column of the crosshair's table. */
  readonly series: string;
  /** What the series is called: "Lipsum-FT · λ 10". */
  readonly name: string;
  /** Ascending, in the unit of the x axis. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** How many runs it is the mean of. */
  readonly seeds: number;
  readonly style: SeriesStyle;
  /**
   * A thin line stands behind: one domain of many, a loss term that is not the first, a seed that has
   * not come as far as the others. A trace is what was measured, pale behind its smoothed line.
   */
  readonly weight: "bold" | "thin" | "trace";
  /** Whether every point has its marker. */
  readonly hasMarkers: boolean;
  /** An earlier experiment's: behind the others and pale. */
  readonly isPast: boolean;
  readonly band: Band | null;
}

/** Whether the crosshair reads it, and a table has it. */
export function isRead({ isPast, weight }: Curve): boolean {
  return !isPast && weight !== "trace";
}

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly band?: readonly [low: number, high: number];
}

/** What a chart shows of its axes. */
export interface Window {
  readonly x: XRange;
  /** A logarithmic axis has no place for 0 and below. */
  readonly isLog: boolean;
}

/**
 * The points of a curve to draw: those within the window and one on either side, where lines leave
 * it; about `points` of them, with every lowest and highest.
 */
export function visiblePoints(curve: Curve, { x: [from, to], isLog }: Window, points: number) {
  const { x, y, band } = curve;
  const first = Math.max(0, firstAtLeast(x, from) - 1);
  const end = Math.min(x.length, firstAtLeast(x, to) + 2);
  const isDrawn = (value: number) => Number.isFinite(value) && (!isLog || value > 0);
  const shown: CurvePoint[] = [];
  for (const offset of decimate(slice(y, first, end), points)) {
    const i = first + offset;
    if (!isDrawn(y[i]!)) continue;
    shown.push({
      x: x[i]!,
      y: y[i]!,
      ...(band && {
        band: [isLog && band.low[i]! <= 0 ? y[i]! : band.low[i]!, band.high[i]!],
      }),
    });
  }
  return shown;
}

/** The first index whose x is at least `limit`; the length where there is none. */
export function firstAtLeast(x: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last index whose x is at most `limit`; -1 where there is none. */
export function lastAtMost(x: ArrayLike<number>, limit: number): number {
  const at = firstAtLeast(x, limit);
  return x[at] === limit ? at : at - 1;
}

function slice(values: ArrayLike<number>, from: number, to: number): ArrayLike<number> {
  if (from === 0 && to === values.length) return values;
  return values instanceof Float64Array
    ? values.subarray(from, to)
    : Array.prototype.slice.call(values, from, to);
}
