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
  /** Its series and row as files have them, in English: "Lipsum-FT · λ 10/cross-entropy". */
  readonly column: string;
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
