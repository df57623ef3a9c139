import type { RecipeId } from "../../recipes/index.ts";
import { decimate } from "../../state/decimate.ts";

/** A curve to draw: points and looks. */
export interface Curve {
  readonly id: string;
  /** What it measures, as the crosshair calls it: a domain or a loss term. */
  readonly row: string;
  readonly recipe: RecipeId;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** A CSS colour. */
  readonly color: string;
  /** An SVG dash pattern; empty is solid. */
  readonly dash: string;
  /** An outline to draw at every point; null draws the line alone. */
  readonly marker: string | null;
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
