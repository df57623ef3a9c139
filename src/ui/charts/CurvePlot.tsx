import { memo, useMemo } from "react";
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from "recharts";
import type { XAxisKind } from "../../state/chartSettings.ts";
import type { XRange } from "../../state/view.ts";
import type { Curve } from "./curve.ts";
import { visiblePoints } from "./curve.ts";
import { Markers } from "./Markers.tsx";
import { Marks } from "./Marks.tsx";
import { margin, xAxisHeight, yAxisWidth } from "./plot.ts";
import type { Scale } from "./scale.ts";
import type { Size } from "./useSize.ts";
import { formatX } from "./xAxis.ts";

export interface CurvePlotProps {
  readonly size: Size;
  readonly curves: readonly Curve[];
  readonly x: XRange;
  /** Of the x axis. */
  readonly ticks: readonly number[];
  readonly xAxis: XAxisKind;
  readonly scale: Scale;
  readonly formatY: (value: number) => string;
  readonly zeroShot: number | null;
}

/** More of a curve recharts takes too long to draw again and again. */
const mostPoints = 300;

/** Intervals, then lines, then markers, those of most weight in front; drawn by recharts. */
export const CurvePlot = memo(function CurvePlot(props: CurvePlotProps) {
  const { size, curves, x, ticks, xAxis, scale, formatY, zeroShot } = props;
  const drawn = useMemo(() => {
    const window = { x, isLog: scale.isLog };
    const points = Math.min(size.width, mostPoints);
    return [...curves]
      .sort((a, b) => depthOf(a) - depthOf(b))
      .map((curve) => ({ curve, points: visiblePoints(curve, window, points) }));
  }, [curves, size.width, x, scale.isLog]);
  const formatTick = useMemo(() => (value: number) => formatX(xAxis, value), [xAxis]);
  return (
    <ComposedChart {...size} margin={margin} accessibilityLayer={false} className="curve-plot">
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        type="number"
        dataKey="x"
        domain={x}
        ticks={ticks}
        tickFormatter={formatTick}
        height={xAxisHeight}
        stroke="var(--line-strong)"
        {...axis}
      />
      <YAxis
        type="number"
        domain={[scale.low, scale.high]}
        scale={scale.isLog ? "log" : "linear"}
        ticks={scale.ticks}
        tickFormatter={formatY}
        width={yAxisWidth}
        axisLine={false}
        {...axis}
      />
      <Marks x={x} />
      {zeroShot !== null && (
        <ReferenceLine
          y={zeroShot}
          stroke="var(--zero-shot)"
          strokeDasharray="1 3"
          strokeWidth={1.5}
          zIndex={0}
        />
      )}
      {drawn.map(
        ({ curve: { id, band, isPast, style }, points }) =>
          band &&
          !isPast && (
            <Area
              key={`${id}/band`}
              data={points}
              dataKey="band"
              stroke="none"
              fill={style.color}
              fillOpacity={0.13}
              {...still}
            />
          ),
      )}
      {drawn.map(({ curve: { id, isPast, style, weight }, points }) => (
        <Line
          key={id}
          data={points}
          dataKey="y"
          stroke={style.color}
          strokeWidth={isPast ? 1.25 : lineWidths[weight]}
          strokeOpacity={isPast ? 0.35 : lineOpacities[weight]}
          strokeDasharray={weight === "trace" ? "" : style.dash}
          strokeLinejoin="round"
          dot={false}
          {...still}
        />
      ))}
      {drawn.map(
        ({ curve: { id, hasMarkers, isPast, style }, points }) =>
          hasMarkers && !isPast && <Markers key={id} points={points} style={style} x={x} />,
      )}
    </ComposedChart>
  );
});

/** Both axes: every tick that they are given, its number alone. */
const axis = { interval: 0, tickLine: false, tickMargin: 4, allowDataOverflow: true } as const;

/** What all lines and areas have in common; in the order of the page, they need no layer each. */
const still = {
  isAnimationActive: false,
  activeDot: false,
  legendType: "none",
  tooltipType: "none",
  zIndex: 0,
} as const;

/** What is drawn first lies behind. */
function depthOf({ isPast, weight }: Curve): number {
  return isPast ? 0 : lineWidths[weight];
}

const lineWidths = { trace: 1, thin: 1.25, bold: 2 } as const;
const lineOpacities = { trace: 0.22, thin: 0.5, bold: 1 } as const;
