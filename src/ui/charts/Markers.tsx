import { useXAxisScale, useYAxisScale } from "recharts";
import type { XRange } from "../../state/view.ts";
import type { CurvePoint } from "./curve.ts";
import type { SeriesStyle } from "./seriesStyle.ts";

interface MarkersProps {
  readonly points: readonly CurvePoint[];
  readonly style: SeriesStyle;
  readonly x: XRange;
}

/** A curve's marker at each of its points; whole at the ends of the axes, where recharts' dots are cut. */
export function Markers({ points, style, x }: MarkersProps) {
  const [xOf, yOf] = [useXAxisScale(), useYAxisScale()];
  if (!xOf || !yOf) return null;
  return points
    .filter((point) => point.x >= x[0] && point.x <= x[1])
    .map((point) => (
      <path
        key={point.x}
        d={style.marker}
        transform={`translate(${xOf(point.x)},${yOf(point.y)}) scale(0.85)`}
        fill={style.color}
      />
    ));
}
