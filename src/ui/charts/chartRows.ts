import type { XRange } from "../../state/view.ts";
import type { Curve } from "./curve.ts";
import { firstAtLeast } from "./curve.ts";

/** What all curves of a chart have at one x; a curve without a point there has null. */
export interface ChartRow {
  readonly x: number;
  /** By the curve's place among all. */
  readonly y: (number | null)[];
  readonly band: (readonly [low: number, high: number] | null)[];
}

/** What a chart shows of its axes. */
export interface Window {
  readonly x: XRange;
  /** A logarithmic axis has no place for 0 and below. */
  readonly isLog: boolean;
}

/** Takes the point `i` of a curve for the row at `x`. */
type Take = (i: number, x: number) => void;

/**
 * All curves on one grid, which is how recharts draws many of them soonest: their points within the
 * window, and one on either side, where lines leave it. Where that makes more than `mostRows` rows, the
 * window is cut into half as many buckets, and of each a curve keeps its lowest and its highest point,
 * so that no spike is lost; these move within their bucket.
 */
export function chartRows(
  curves: readonly Curve[],
  window: Window,
  mostRows: number,
): readonly ChartRow[] {
  const isExact = hasFewPlaces(curves, window, mostRows);
  const buckets = Math.max(1, Math.floor(mostRows / 2));
  const rows = new Map<number, ChartRow>();
  for (const [at, curve] of curves.entries()) {
    const { y, band } = curve;
    const take: Take = (i, x) => {
      let row = rows.get(x);
      if (!row) {
        row = { x, y: curves.map(() => null), band: curves.map(() => null) };
        rows.set(x, row);
      }
      row.y[at] = y[i]!;
      if (!band) return;
      // An interval that reaches below a logarithmic axis ends at its line.
      const low = window.isLog && band.low[i]! <= 0 ? y[i]! : band.low[i]!;
      row.band[at] = [low, band.high[i]!];
    };
    if (isExact) takeAll(curve, window, take);
    else takeExtremes(curve, window, buckets, take);
  }
  return [...rows.values()].sort((a, b) => a.x - b.x);
}

/** The indices of the points within the window and of one on either side. */
function spanOf({ x }: Curve, [from, to]: XRange): readonly [first: number, end: number] {
  return [Math.max(0, firstAtLeast(x, from) - 1), Math.min(x.length, firstAtLeast(x, to) + 2)];
}

/** Whether an axis has a place for a value. */
function isDrawn(value: number, isLog: boolean): boolean {
  return Number.isFinite(value) && (!isLog || value > 0);
}

function hasFewPlaces(curves: readonly Curve[], window: Window, most: number): boolean {
  const places = new Set<number>();
  for (const curve of curves) {
    const [first, end] = spanOf(curve, window.x);
    for (let i = first; i < end; i++) {
      places.add(curve.x[i]!);
      if (places.size > most) return false;
    }
  }
  return true;
}

function takeAll(curve: Curve, { x: range, isLog }: Window, take: Take): void {
  const [first, end] = spanOf(curve, range);
  for (let i = first; i < end; i++) if (isDrawn(curve.y[i]!, isLog)) take(i, curve.x[i]!);
}

/** Of every bucket the lowest and the highest point, in their order, each in the middle of a half of it. */
function takeExtremes(
  curve: Curve,
  { x: range, isLog }: Window,
  buckets: number,
  take: Take,
): void {
  const { x, y } = curve;
  const [first, end] = spanOf(curve, range);
  const [from, to] = range;
  const width = (to - from) / buckets;
  const half = (bucket: number, isLater: boolean) =>
    from + (bucket + (isLater ? 0.75 : 0.25)) * width;
  for (let i = first; i < end;) {
    const bucket = Math.floor((x[i]! - from) / width);
    const next = from + (bucket + 1) * width;
    let low = -1;
    let high = -1;
    do {
      const value = y[i]!;
      if (isDrawn(value, isLog)) {
        if (low < 0 || value < y[low]!) low = i;
        if (high < 0 || value > y[high]!) high = i;
      }
      i++;
    } while (i < end && x[i]! < next);
    if (low < 0) continue;
    if (low === high) {
      take(low, half(bucket, x[low]! >= from + (bucket + 0.5) * width));
    } else {
      take(Math.min(low, high), half(bucket, false));
      take(Math.max(low, high), half(bucket, true));
    }
  }
}
