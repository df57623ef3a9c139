import { memo, useMemo } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { Curve } from "./curve.ts";
import { chartRows } from "./curve.ts";
import { Readout } from "./Readout.tsx";
import type { SeriesStyle } from "./seriesStyle.ts";
import { useSize } from "./useSize.ts";

interface CurveChartProps {
  /** Names the chart for screen readers. */
  readonly title: string;
  readonly curves: readonly Curve[];
  /** The last step of the x axis. */
  readonly steps: number;
  readonly yBottom: number;
  /** Null fits the curves. */
  readonly yTop: number | null;
  readonly formatY: (value: number) => string;
  readonly zeroShot: number | null;
  /** Whether the chart can be tabbed to, and arrow keys then move the crosshair of all. */
  readonly isKeyboardReachable?: boolean;
}

/**
 * Curves over steps, with the crosshair that all charts share. Drawing is the page's heaviest work:
 * nothing is drawn again while every prop is the same.
 */
export const CurveChart = memo(function CurveChart(props: CurveChartProps) {
  const { title, curves, steps, yBottom, yTop, formatY, zeroShot } = props;
  const isKeyboardReachable = props.isKeyboardReachable ?? false;
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  const rows = useMemo(() => chartRows(curves, Math.max(width / 2, 50)), [curves, width]);
  const ordered = useMemo(() => [...curves].sort((a, b) => depthOf(a) - depthOf(b)), [curves]);
  return (
    <div
      ref={ref}
      className="chart-area"
      role={isKeyboardReachable ? "group" : "img"}
      aria-label={title}
    >
      {width > 0 && height > 0 && (
        <ComposedChart
          width={width}
          height={height}
          data={rows}
          margin={{ top: 6, right: 8, bottom: 0, left: 0 }}
          syncId="steps"
          syncMethod={nearestTick}
          accessibilityLayer={isKeyboardReachable}
          {...(isKeyboardReachable && { title: `${title}: arrow keys move the crosshair` })}
        >
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            dataKey="x"
            type="number"
            domain={[0, steps]}
            ticks={[0, steps / 2, steps].map(Math.round)}
            tick={axisTick}
            tickLine={false}
            axisLine={{ stroke: "var(--line-strong)" }}
            height={18}
          />
          <YAxis
            domain={[yBottom, yTop ?? "auto"]}
            {...(yTop === null
              ? { tickCount: 4 }
              : { ticks: [yBottom, (yBottom + yTop) / 2, yTop] })}
            tick={axisTick}
            tickFormatter={formatY}
            tickLine={false}
            axisLine={false}
            width={38}
            allowDataOverflow
          />
          <Tooltip
            content={<Readout curves={curves} format={formatY} />}
            cursor={{ stroke: "var(--ink-3)", strokeWidth: 1 }}
            isAnimationActive={false}
            {...(yTop === null ? {} : { position: readoutAtTop })}
          />
          {zeroShot !== null && (
            <ReferenceLine
              y={zeroShot}
              stroke="var(--zero-shot)"
              strokeDasharray="1 3"
              strokeWidth={1.5}
            />
          )}
          {ordered.map(
            ({ id, style, band, isPast }) =>
              band &&
              !isPast && (
                <Area
                  key={`band/${id}`}
                  dataKey={`band/${id}`}
                  stroke="none"
                  fill={style.color}
                  fillOpacity={0.13}
                  connectNulls
                  isAnimationActive={false}
                  activeDot={false}
                  legendType="none"
                />
              ),
          )}
          {ordered.map(({ id, style, weight, hasMarkers, isPast }) => (
            <Line
              key={id}
              dataKey={id}
              stroke={style.color}
              strokeWidth={isPast ? 1.25 : lineWidths[weight]}
              strokeOpacity={isPast ? 0.35 : lineOpacities[weight]}
              strokeDasharray={weight === "trace" ? "" : style.dash}
              connectNulls
              isAnimationActive={false}
              activeDot={false}
              dot={hasMarkers && !isPast ? <Marker style={style} /> : false}
            />
          ))}
        </ComposedChart>
      )}
    </div>
  );
});

/** What is drawn first lies behind. */
function depthOf({ isPast, weight }: Curve): number {
  return isPast ? 0 : lineWidths[weight];
}

const lineWidths = { trace: 1, thin: 1.25, bold: 2 } as const;
const lineOpacities = { trace: 0.22, thin: 0.5, bold: 1 } as const;

/** Where the small charts have room for it. */
const readoutAtTop = { x: 42, y: 0 };

const axisTick = { fontSize: 10.5, fill: "var(--ink-3)" };

interface MarkerProps {
  readonly style: SeriesStyle;
  /** Given by recharts. */
  readonly cx?: number;
  readonly cy?: number | null;
}

function Marker({ style, cx, cy }: MarkerProps) {
  if (cx === undefined || cy === undefined || cy === null) return null;
  return (
    <path d={style.marker} transform={`translate(${cx},${cy}) scale(0.85)`} fill={style.color} />
  );
}

/** Charts have points at different steps: the crosshair goes to the nearest. */
function nearestTick(
  ticks: readonly { readonly value: unknown }[],
  { activeLabel }: { readonly activeLabel?: string | number | undefined },
): number {
  const at = Number(activeLabel);
  let nearest = 0;
  for (const [i, { value }] of ticks.entries()) {
    if (Math.abs(Number(value) - at) < Math.abs(Number(ticks[nearest]!.value) - at)) nearest = i;
  }
  return nearest;
}
