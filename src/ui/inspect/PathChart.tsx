import { styleOf } from "../charts/seriesStyle.ts";
import { useSize } from "../charts/useSize.ts";
import { percent } from "../format.ts";
import type { Words } from "../../words/words.ts";
import { useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import type { TradeOff } from "./pathPoints.ts";
import { axisRange } from "./pathPoints.ts";

/** A model that was measured. */
export interface NamedModel extends TradeOff {
  readonly series: string;
  readonly name: string;
}

/** The models along a path, in the order of its parameter. */
export interface NamedPath {
  readonly series: string;
  readonly name: string;
  readonly parameter: string;
  readonly points: readonly (TradeOff & { readonly value: number })[];
}

interface PathChartProps {
  /** The reference domain, as people call it. */
  readonly reference: string;
  readonly paths: readonly NamedPath[];
  readonly models: readonly NamedModel[];
}

const height = 190;
const margin = { left: 38, right: 14, top: 10, bottom: 30 };

/** Accuracy on the reference domain to the right, mean shifted accuracy upwards: the corner is best. */
export function PathChart({ reference, paths, models }: PathChartProps) {
  const { inspect: words } = useWords();
  const [ref, { width }] = useSize<HTMLDivElement>();
  const slots = useView((state) => state.slots);
  const styleOfSeries = (series: string) => styleOf(slots.get(series) ?? 0);
  const all = [...models, ...paths.flatMap(({ points }) => points)];
  const xEnds = axisRange(all.map((point) => point.reference));
  const yEnds = axisRange(all.map((point) => point.shifted));
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const x = scale(xEnds, [margin.left, right]);
  const y = scale(yEnds, [bottom, margin.top]);
  return (
    <div ref={ref} className="path-chart">
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={describe(reference, paths, words)}
        >
          {yEnds.map((value) => (
            <g key={value}>
              <line x1={margin.left} x2={right} y1={y(value)} y2={y(value)} stroke="var(--grid)" />
              <text x={margin.left - 5} y={y(value) + 3} textAnchor="end">
                {wholePercent(value)}
              </text>
            </g>
          ))}
          {xEnds.map((value) => (
            <text key={value} x={x(value)} y={bottom + 13} textAnchor="middle">
              {wholePercent(value)}
            </text>
          ))}
          <text x={(margin.left + right) / 2} y={height - 4} textAnchor="middle">
            {words.axes(reference)}
          </text>
          {paths.map(({ series, parameter, points }) => {
            const { color, dash } = styleOfSeries(series);
            const places = points.map((p) => `${x(p.reference)},${y(p.shifted)}`);
            const ends = points.length > 1 ? [points[0]!, points.at(-1)!] : [];
            return (
              <g key={series} fill={color}>
                <polyline
                  points={places.join(" ")}
                  fill="none"
                  stroke={color}
                  strokeWidth="2"
                  strokeDasharray={dash}
                />
                {points.map((p) => (
                  <circle key={p.value} cx={x(p.reference)} cy={y(p.shifted)} r="2.5">
                    <title>{`${parameter} ${p.value}: ${percent(p.reference)}, ${percent(p.shifted)}`}</title>
                  </circle>
                ))}
                {ends.map((p) => (
                  <text key={p.value} x={x(p.reference)} y={y(p.shifted) - 7} textAnchor="middle">
                    {parameter} {p.value}
                  </text>
                ))}
              </g>
            );
          })}
          {models.map(({ series, name, ...model }) => {
            const { color, marker } = styleOfSeries(series);
            const place = `translate(${x(model.reference)},${y(model.shifted)}) scale(1.7)`;
            return (
              <path
                key={series}
                d={marker}
                transform={place}
                fill={color}
                stroke="var(--panel)"
                strokeWidth="0.6"
              >
                <title>{`${name}: ${percent(model.reference)}, ${percent(model.shifted)}`}</title>
              </path>
            );
          })}
        </svg>
      )}
    </div>
  );
}

function scale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): (value: number) => number {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

function wholePercent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function describe(reference: string, paths: readonly NamedPath[], words: Words["inspect"]): string {
  const names = paths.map(({ name, parameter }) => words.along(name, parameter));
  return words.pathChart(reference, names);
}
