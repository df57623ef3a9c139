import { memo, useMemo } from "react";
import { useView } from "../playgroundContext.ts";
import { Crosshair } from "./Crosshair.tsx";
import type { Curve } from "./curve.ts";
import { CurvePlot } from "./CurvePlot.tsx";
import { plotOf } from "./plot.ts";
import type { Scale } from "./scale.ts";
import { ticksWithin } from "./scale.ts";
import { useHeld } from "./useHeld.ts";
import { useIsNearView } from "./useIsNearView.ts";
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
 * drawn again while every prop is the same or the chart is far from view, and the crosshair has a
 * layer of its own.
 */
export const CurveChart = memo(function CurveChart(props: CurveChartProps) {
  const { title, curves, x, scale, formatY, zeroShot } = props;
  const { isSmall = false, isKeyboardReachable = false } = props;
  const xAxis = useView((state) => state.charts.xAxis);
  const [ref, size] = useSize<HTMLDivElement>();
  const isNear = useIsNearView(ref);
  const plot = useMemo(() => plotOf(size), [size]);
  const now = useMemo(() => {
    const count = Math.max(2, Math.min(6, plot.width / tickPixels + 1));
    const ticks = ticksWithin(...x.shown, count);
    return { size, curves, x: x.shown, ticks, xAxis, scale, formatY, zeroShot };
  }, [size, plot, curves, x.shown, xAxis, scale, formatY, zeroShot]);
  const drawing = useHeld(now, !isNear);
  const role = isKeyboardReachable ? "group" : "img";
  return (
    <div ref={ref} className="chart-area" role={role} aria-label={title}>
      {size.width > 0 && size.height > 0 && (
        <>
          <div aria-hidden>
            <CurvePlot {...drawing} />
          </div>
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
