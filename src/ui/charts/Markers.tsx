import { useXAxisScale, useYAxisScale } from "recharts";
import type { XRange } from "../../state/view.ts";
import type { ChartRow } from "./chartRows.ts";
import type { SeriesStyle } from "./seriesStyle.ts";

interface MarkersProps {
  readonly rows: readonly ChartRow[];
  /** The curve's place in the rows. */
  readonly at: number;
  readonly style: SeriesStyle;
  readonly x: XRange;
}

/** A curve's marker at each of its points; whole at the ends of the axes, where recharts' dots are cut. */
export function Markers({ rows, at, style, x: [from, to] }: MarkersProps) {
  const [xOf, yOf] = [useXAxisScale(), useYAxisScale()];
  if (!xOf || !yOf) return null;
  return rows.map((row) => {
    const y = row.y[at];
    if (typeof y !== "number" || row.x < from || row.x > to) return null;
    // recharts' axes change a drawing later than the rows: a logarithmic one has no place for 0 meanwhile.
    const height = yOf(y);
    if (!Number.isFinite(height)) return null;
    return (
      <path
        key={row.x}
        d={style.marker}
        transform={`translate(${xOf(row.x)},${height}) scale(0.85)`}
        fill={style.color}
      />
    );
  });
}
