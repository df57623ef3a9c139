import { memo } from "react";
import type { XAxisKind } from "../../state/chartSettings.ts";
import type { XRange } from "../../state/view.ts";
import type { Plot } from "./plot.ts";
import { pixelOf, pixelOfY } from "./plot.ts";
import type { Scale } from "./scale.ts";
import { formatX } from "./xAxis.ts";

interface AxesProps {
  readonly plot: Plot;
  readonly x: XRange;
  /** Of the x axis. */
  readonly ticks: readonly number[];
  readonly xAxis: XAxisKind;
  readonly scale: Scale;
  readonly formatY: (value: number) => string;
}

/** The numbers of both axes, and a line for each of the vertical one's. */
export const Axes = memo(function Axes({ plot, x, ticks, xAxis, scale, formatY }: AxesProps) {
  const { left, top, width, height } = plot;
  const bottom = top + height;
  return (
    <g className="chart-axes">
      {scale.ticks.map((tick) => {
        const y = top + pixelOfY(tick, scale, plot);
        return (
          <g key={tick}>
            <line x1={left} x2={left + width} y1={y} y2={y} stroke="var(--grid)" />
            <text x={left - 7} y={y + 3.5} textAnchor="end">
              {formatY(tick)}
            </text>
          </g>
        );
      })}
      <line x1={left} x2={left + width} y1={bottom} y2={bottom} stroke="var(--line-strong)" />
      {ticks.map((tick) => (
        <text key={tick} x={left + pixelOf(tick, x, plot)} y={bottom + 13} textAnchor="middle">
          {formatX(xAxis, tick)}
        </text>
      ))}
    </g>
  );
});
