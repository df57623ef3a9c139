import { memo, useMemo } from "react";
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from "recharts";
import type { XAxisKind } from "../../state/chartSettings.ts";
import type { XRange } from "../../state/view.ts";
import type { ChartRow } from "./chartRows.ts";
import { chartRows } from "./chartRows.ts";
import type { Curve } from "./curve.ts";
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

/** More of them recharts takes too long to draw again and again. */
const mostRows = 300;

/** Intervals, then lines, then markers, those of most weight in front; drawn by recharts. */
export const CurvePlot = memo(function CurvePlot(props: CurvePlotProps) {
  const { size, curves, x, ticks, xAxis, scale, formatY, zeroShot } = props;
  const ordered = useMemo(() => [...curves].sort((a, b) => depthOf(a) - depthOf(b)), [curves]);
  const rows = useMemo(
    () => chartRows(ordered, { x, isLog: scale.isLog }, Math.min(size.width, mostRows)),
    [ordered, size.width, x, scale.isLog],
  );
  const formatTick = useMemo(() => (value: number) => formatX(xAxis, value), [xAxis]);
  return (
    <ComposedChart
      {...size}
      data={rows}
      margin={margin}
      accessibilityLayer={false}
      className="curve-plot"
    >
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
      {ordered.map(
        ({ id, band, isPast, style }, at) =>
          band &&
          !isPast && (
            <Area
              key={`${id}/band`}
              dataKey={bandAt(at)}
              stroke="none"
              fill={style.color}
              fillOpacity={0.13}
              {...still}
            />
          ),
      )}
      {ordered.map(({ id, isPast, style, weight }, at) => (
        <Line
          key={id}
          dataKey={valueAt(at)}
          stroke={style.color}
          strokeWidth={isPast ? 1.25 : lineWidths[weight]}
          strokeOpacity={isPast ? 0.35 : lineOpacities[weight]}
          strokeDasharray={weight === "trace" ? "" : style.dash}
          strokeLinejoin="round"
          dot={false}
          {...still}
        />
      ))}
      {ordered.map(
        ({ id, hasMarkers, isPast, style }, at) =>
          hasMarkers && !isPast && <Markers key={id} {...{ rows, at, style, x }} />,
      )}
    </ComposedChart>
  );
});

type Reader<T> = (row: ChartRow) => T | undefined;

const valueReaders: Reader<number | null>[] = [];
const bandReaders: Reader<ChartRow["band"][number]>[] = [];

/** Reads a curve's number off a row. Of every place it is one function always: a line with another would be set up anew. */
function valueAt(at: number): Reader<number | null> {
  return (valueReaders[at] ??= ({ y }) => y[at]);
}

/** The same of its interval. */
function bandAt(at: number): Reader<ChartRow["band"][number]> {
  return (bandReaders[at] ??= ({ band }) => band[at]);
}

/** Both axes: every tick that they are given, its number alone. */
const axis = { interval: 0, tickLine: false, tickMargin: 4, allowDataOverflow: true } as const;

/** What all lines and areas have in common; in the order of the page, they need no layer each. */
const still = {
  connectNulls: true,
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
