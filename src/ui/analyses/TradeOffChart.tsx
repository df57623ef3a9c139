import { CartesianGrid, ReferenceDot, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { logitOf, logitTicks, shareOf, showableShare } from "../../analysis/logitAxis.ts";
import { styleOfSeries } from "../charts/seriesStyle.ts";
import type { SeriesStyle } from "../charts/seriesStyle.ts";
import { percent } from "../format.ts";
import { useView } from "../playgroundContext.ts";

/** A model by its accuracies; n of the reference domain. */
interface Place {
  readonly reference: number;
  readonly shifted: number;
  readonly n: number;
}

interface NamedPlace extends Place {
  readonly id: string;
  readonly series: string;
  readonly name: string;
}

interface TradeOffChartProps {
  readonly label: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly zeroShot: Place;
  readonly models: readonly NamedPlace[];
  readonly path: { readonly series: string; readonly points: readonly Place[] };
  /** The point of the path that the slider is at. */
  readonly shown: number;
}

/** What recharts gives a point's shape: where its centre lies, in pixels. */
interface PointProps {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
}

const margin = { left: 0, right: 18, top: 14, bottom: 0 };
const yAxisWidth = 46;
const star = "M0,-9L2.6,-2.9L9,-2.8L3.9,1.3L5.6,7.6L0,4L-5.6,7.6L-3.9,1.3L-9,-2.8L-2.6,-2.9Z";

/** Accuracies on logit axes: the corner on the upper right is best. */
export function TradeOffChart(props: TradeOffChartProps) {
  const { label, xTitle, yTitle, zeroShot, models, path, shown } = props;
  const slots = useView((state) => state.slots);
  const all = [zeroShot, ...models, ...path.points];
  const xAxis = axisOf(all.map(({ reference, n }) => showableShare(reference, n)));
  const yAxis = axisOf(all.map(({ shifted, n }) => showableShare(shifted, n)));
  const [left, right] = xAxis.domain;
  const { color } = styleOfSeries(path.series, slots);
  const now = path.points[shown];
  return (
    <div className="trade-off" data-chart role="img" aria-label={label}>
      <ScatterChart
        responsive
        className="trade-off-chart"
        margin={margin}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--grid)" />
        <XAxis
          {...xAxis}
          dataKey="x"
          height={38}
          label={{ value: `${xTitle} →`, position: "insideBottom" }}
        />
        <YAxis {...yAxis} dataKey="y" width={yAxisWidth} />
        <text x={yAxisWidth + 5} y={margin.top + 10}>
          ↑ {yTitle}
        </text>
        <Scatter
          data={path.points.map(logitsOf)}
          line={{ stroke: color, strokeWidth: 2 }}
          shape={({ cx, cy }: PointProps) => <circle cx={cx} cy={cy} r="2.5" fill={color} />}
          isAnimationActive={false}
        />
        {models.map((model) => (
          <Scatter
            key={model.id}
            data={[logitsOf(model)]}
            shape={(point: PointProps) => (
              <ModelMark
                {...point}
                model={model}
                style={styleOfSeries(model.series, slots)}
                // A name to the right of its marker would not fit there.
                isNameLeft={logitsOf(model).x > left + 0.65 * (right - left)}
              />
            )}
            isAnimationActive={false}
          />
        ))}
        <Scatter
          data={[logitsOf(zeroShot)]}
          shape={(point: PointProps) => (
            <path
              d={star}
              transform={placeOf(point)}
              fill="var(--zero-shot)"
              stroke="var(--panel)"
            />
          )}
          isAnimationActive={false}
        />
        {now && (
          <ReferenceDot {...logitsOf(now)} r={8} fill="none" stroke="var(--ink)" strokeWidth={2} />
        )}
      </ScatterChart>
    </div>
  );
}

interface ModelMarkProps extends PointProps {
  readonly model: NamedPlace;
  readonly style: SeriesStyle;
  readonly isNameLeft: boolean;
}

function ModelMark({ model, style, isNameLeft, ...point }: ModelMarkProps) {
  const { marker, color } = style;
  const { name, reference, shifted } = model;
  return (
    <g transform={placeOf(point)}>
      <path d={marker} transform="scale(2)" fill={color} stroke="var(--panel)" strokeWidth="0.6">
        <title>{`${name}: ${percent(reference)}, ${percent(shifted)}`}</title>
      </path>
      <text
        x={isNameLeft ? -10 : 10}
        y={-7}
        textAnchor={isNameLeft ? "end" : "start"}
        className="trade-off-name"
      >
        {name}
      </text>
    </g>
  );
}

function placeOf({ cx = 0, cy = 0 }: PointProps): string {
  return `translate(${cx},${cy})`;
}

function logitsOf({ reference, shifted, n }: Place): { readonly x: number; readonly y: number } {
  return { x: logitOf(showableShare(reference, n)), y: logitOf(showableShare(shifted, n)) };
}

/** A logit axis around shares, labelled with shares. */
function axisOf(shares: readonly number[]) {
  const ticks = logitTicks(shares).map(logitOf);
  return {
    type: "number",
    domain: [ticks[0]!, ticks.at(-1)!],
    ticks,
    tickFormatter: tickText,
    axisLine: false,
    tickLine: false,
  } as const;
}

function tickText(logit: number): string {
  return `${Number((100 * shareOf(logit)).toPrecision(3))}%`;
}
