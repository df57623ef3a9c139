import { decimate } from "../../state/decimate.ts";
import { smooth } from "../../state/smooth.ts";
import type { SeriesStyle } from "./seriesStyle.ts";

/** A curve to draw: points and looks. */
export interface Curve {
  readonly id: string;
  /** What it measures, as the crosshair calls it: a domain or a loss term. */
  readonly row: string;
  /** Whose it is: a column of the crosshair's table. */
  readonly series: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly style: SeriesStyle;
  /**
   * A thin line stands behind: one domain of many, a loss term that is not the first. A trace is what
   * was measured, pale behind its smoothed line.
   */
  readonly weight: "bold" | "thin" | "trace";
  /** Whether every point has its marker. */
  readonly hasMarkers: boolean;
  /** An earlier experiment's: behind the others and pale. */
  readonly isPast: boolean;
  /** The 95 % interval of every point, where there is one. */
  readonly band: readonly (readonly [number, number])[] | null;
}

/** One x of a chart, with every curve's y there, and its interval under `band/<id>`. */
export type ChartRow = { readonly x: number } & Readonly<
  Record<string, number | readonly [number, number]>
>;

/** The curves on one axis, as recharts wants them, each with about `points` points. */
export function chartRows(curves: readonly Curve[], points: number): ChartRow[] {
  const rows = new Map<number, Record<string, number | readonly [number, number]>>();
  for (const { id, x, y, band } of curves) {
    for (const i of decimate(y, points)) {
      const value = y[i]!;
      if (!Number.isFinite(value)) continue;
      const row = rows.get(x[i]!) ?? {};
      rows.set(x[i]!, row);
      row[id] = value;
      if (band) row[`band/${id}`] = band[i]!;
    }
  }
  return [...rows].sort(([a], [b]) => a - b).map(([x, row]) => ({ ...row, x }));
}

/**
 * The same curves behind, and for each run their mean over the domains in front. Curves of a run have
 * the same points: a live evaluation measures every domain.
 */
export function withMeans(byDomain: readonly (readonly Curve[])[]): Curve[] {
  const [first] = byDomain;
  if (!first) return [];
  if (byDomain.length === 1) return [...first];
  const means = first.map((curve, i): Curve => {
    const ys = byDomain.map((curves) => curves[i]!.y);
    const y = Array.from(curve.x, (_, k) => ys.reduce((sum, one) => sum + one[k]!, 0) / ys.length);
    return { ...curve, id: `${curve.id}/mean`, row: "mean", y };
  });
  const thin = byDomain.flat().map((curve): Curve => {
    return { ...curve, weight: "thin", hasMarkers: false };
  });
  return [...thin, ...means];
}

/** The curves smoothed over about `memory` points, with what was measured behind those that stand in front. */
export function withTraces(curves: readonly Curve[], memory: number): Curve[] {
  const traces = curves
    .filter(({ weight, isPast }) => weight === "bold" && !isPast)
    .map((curve): Curve => ({ ...curve, id: `${curve.id}/trace`, weight: "trace" }));
  return [...traces, ...curves.map((curve): Curve => ({ ...curve, y: smooth(curve.y, memory) }))];
}
