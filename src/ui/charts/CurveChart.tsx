import { memo, useMemo } from "react";
import { useView } from "../playgroundContext.ts";
import { Axes } from "./Axes.tsx";
import { Crosshair } from "./Crosshair.tsx";
import type { Curve } from "./curve.ts";
import { Curves } from "./Curves.tsx";
import { Marks } from "./Marks.tsx";
import { plotOf } from "./plot.ts";
import type { Scale } from "./scale.ts";
import { ticksWithin } from "./scale.ts";
import { useSize } from "./useSize.ts";
import type { XRanges } from "./useXRanges.ts";

interface CurveChartProps {
  /** Names the chart for screen readers. */
  readonly title: string;
  readonly curves: readonly Curve[];
  readonly x: XRanges;
  readonly scale: Scale;
  readonly formatY: (value: number) => string;
  readonly zeroShot: number | null;
  readonly isSmall?: boolean;
  /** Whether the chart can be tabbed to; arrow keys then move the crosshair of all. */
  readonly isKeyboardReachable?: boolean;
}

/** Pixels from one number at the x axis to the next, at least. */
const tickPixels = 90;

/**
 * Curves with the crosshair that all charts share. Drawing is the page's heaviest work: nothing is
 * drawn again while every prop is the same, of every curve about one point a pixel is drawn, and the
 * crosshair has a layer of its own.
 */
export const CurveChart = memo(function CurveChart(props: CurveChartProps) {
  const { title, curves, x, scale, formatY, zeroShot } = props;
  const { isSmall = false, isKeyboardReachable = false } = props;
  const xAxis = useView((state) => state.charts.xAxis);
  const [ref, size] = useSize<HTMLDivElement>();
  const plot = useMemo(() => plotOf(size), [size]);
  const ticks = useMemo(
    () => ticksWithin(...x.shown, Math.max(2, Math.min(6, plot.width / tickPixels + 1))),
    [x.shown, plot.width],
  );
  const role = isKeyboardReachable ? "group" : "img";
  return (
    <div ref={ref} className="chart-area" role={role} aria-label={title}>
      {size.width > 0 && size.height > 0 && (
        <>
          <svg className="chart-surface" {...size} aria-hidden>
            <Axes x={x.shown} {...{ plot, scale, ticks, xAxis, formatY }} />
            <Marks x={x.shown} plot={plot} />
            <Curves x={x.shown} {...{ curves, plot, scale, zeroShot }} />
          </svg>
          <Crosshair
            x={x.shown}
            wholeX={x.whole}
            {...{ title, curves, plot, scale, xAxis, formatY, isSmall, isKeyboardReachable }}
          />
        </>
      )}
    </div>
  );
});
