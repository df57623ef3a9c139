import { CartesianGrid, LabelList, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { styleOfSeries } from "../charts/seriesStyle.ts";
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

/** What recharts gives a point's shape: where its centre lies, in pixels, and what it stands for. */
interface PointProps<T> {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly payload?: T;
}

const margin = { left: 0, right: 14, top: 10, bottom: 0 };

/** Accuracy on the reference domain to the right, mean shifted accuracy upwards: the corner is best. */
export function PathChart({ reference, paths, models }: PathChartProps) {
  const { inspect: words } = useWords();
  const slots = useView((state) => state.slots);
  const all = [...models, ...paths.flatMap(({ points }) => points)];
  return (
    <div
      className="path-chart"
      data-chart
      role="img"
      aria-label={describe(reference, paths, words)}
    >
      <ScatterChart responsive className="path-plot" margin={margin} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          {...axisOf(all.map((point) => point.reference))}
          dataKey="reference"
          height={30}
          label={{ value: words.axes(reference), position: "insideBottom" }}
        />
        <YAxis {...axisOf(all.map((point) => point.shifted))} dataKey="shifted" width={38} />
        {paths.map(({ series, parameter, points }) => {
          const { color, dash } = styleOfSeries(series, slots);
          return (
            <Scatter
              key={series}
              data={points.map((point, i) => ({
                ...point,
                // Its ends alone have room for them.
                label: i === 0 || i === points.length - 1 ? `${parameter} ${point.value}` : "",
              }))}
              fill={color}
              line={{ stroke: color, strokeWidth: 2, strokeDasharray: dash }}
              shape={({ cx, cy, payload }: PointProps<NamedPath["points"][number]>) => (
                <circle cx={cx} cy={cy} r="2.5" fill={color}>
                  {payload && (
                    <title>{`${parameter} ${payload.value}: ${placeText(payload)}`}</title>
                  )}
                </circle>
              )}
              isAnimationActive={false}
            >
              <LabelList dataKey="label" position="top" fill={color} />
            </Scatter>
          );
        })}
        {models.map((model) => {
          const { color, marker } = styleOfSeries(model.series, slots);
          return (
            <Scatter
              key={model.series}
              data={[model]}
              shape={({ cx = 0, cy = 0 }: PointProps<NamedModel>) => (
                <path
                  d={marker}
                  transform={`translate(${cx},${cy}) scale(1.7)`}
                  fill={color}
                  stroke="var(--panel)"
                  strokeWidth="0.6"
                >
                  <title>{`${model.name}: ${placeText(model)}`}</title>
                </path>
              )}
              isAnimationActive={false}
            />
          );
        })}
      </ScatterChart>
    </div>
  );
}

/** An axis around shares, labelled at its ends. */
function axisOf(shares: readonly number[]) {
  const ends = axisRange(shares);
  return {
    type: "number",
    domain: ends,
    ticks: ends,
    tickFormatter: wholePercent,
    axisLine: false,
    tickLine: false,
  } as const;
}

function placeText({ reference, shifted }: TradeOff): string {
  return `${percent(reference)}, ${percent(shifted)}`;
}

function wholePercent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function describe(reference: string, paths: readonly NamedPath[], words: Words["inspect"]): string {
  const names = paths.map(({ name, parameter }) => words.along(name, parameter));
  return words.pathChart(reference, names);
}
