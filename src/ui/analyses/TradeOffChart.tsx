import { logitOf, logitTicks, showableShare } from "../../analysis/logitAxis.ts";
import { styleOf } from "../charts/seriesStyle.ts";
import { useSize } from "../charts/useSize.ts";
import { percent } from "../format.ts";
import { useView } from "../playgroundContext.ts";

/** A model by its accuracies; n of the reference domain. */
interface Place {
  readonly reference: number;
  readonly shifted: number;
  readonly n: number;
}

interface TradeOffChartProps {
  readonly label: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly zeroShot: Place;
  readonly models: readonly (Place & {
    readonly id: string;
    readonly series: string;
    readonly name: string;
  })[];
  readonly path: { readonly series: string; readonly points: readonly Place[] };
  /** The point of the path that the slider is at. */
  readonly shown: number;
}

const height = 320;
const margin = { left: 46, right: 18, top: 14, bottom: 38 };
const star = "M0,-9L2.6,-2.9L9,-2.8L3.9,1.3L5.6,7.6L0,4L-5.6,7.6L-3.9,1.3L-9,-2.8L-2.6,-2.9Z";

/** Accuracies on logit axes: the corner on the upper right is best. */
export function TradeOffChart(props: TradeOffChartProps) {
  const { label, xTitle, yTitle, zeroShot, models, path, shown } = props;
  const [ref, { width }] = useSize<HTMLDivElement>();
  const slots = useView((state) => state.slots);
  const styleOfSeries = (series: string) => styleOf(slots.get(series) ?? 0);
  const all = [zeroShot, ...models, ...path.points];
  const xOf = ({ reference, n }: Place) => showableShare(reference, n);
  const yOf = ({ shifted, n }: Place) => showableShare(shifted, n);
  const [xTicks, yTicks] = [logitTicks(all.map(xOf)), logitTicks(all.map(yOf))];
  const x = axis(xTicks, margin.left, width - margin.right);
  const y = axis(yTicks, height - margin.bottom, margin.top);
  const at = (place: Place) => `translate(${x(xOf(place))},${y(yOf(place))})`;
  // A name beside its marker would not fit there.
  const isRight = (place: Place) => x(xOf(place)) > 0.7 * width;
  const { color } = styleOfSeries(path.series);
  const now = path.points[shown];
  return (
    <div ref={ref} className="trade-off">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {yTicks.map((tick) => (
            <g key={tick}>
              <line
                x1={margin.left}
                x2={width - margin.right}
                y1={y(tick)}
                y2={y(tick)}
                stroke="var(--grid)"
              />
              <text x={margin.left - 6} y={y(tick) + 4} textAnchor="end">
                {tickText(tick)}
              </text>
            </g>
          ))}
          {xTicks.map((tick) => (
            <g key={tick}>
              <line
                x1={x(tick)}
                x2={x(tick)}
                y1={margin.top}
                y2={height - margin.bottom}
                stroke="var(--grid)"
              />
              <text x={x(tick)} y={height - margin.bottom + 15} textAnchor="middle">
                {tickText(tick)}
              </text>
            </g>
          ))}
          <text x={(margin.left + width - margin.right) / 2} y={height - 5} textAnchor="middle">
            {xTitle} →
          </text>
          <text x={margin.left + 5} y={margin.top + 10}>
            ↑ {yTitle}
          </text>
          <polyline
            points={path.points.map((p) => `${x(xOf(p))},${y(yOf(p))}`).join(" ")}
            fill="none"
            stroke={color}
            strokeWidth="2"
          />
          {path.points.map((p, i) => (
            <circle key={i} cx={x(xOf(p))} cy={y(yOf(p))} r="2.5" fill={color} />
          ))}
          {models.map((model) => {
            const style = styleOfSeries(model.series);
            return (
              <g key={model.id} transform={at(model)}>
                <path
                  d={style.marker}
                  transform="scale(2)"
                  fill={style.color}
                  stroke="var(--panel)"
                  strokeWidth="0.6"
                >
                  <title>
                    {`${model.name}: ${percent(model.reference)}, ${percent(model.shifted)}`}
                  </title>
                </path>
                <text
                  x={isRight(model) ? -10 : 10}
                  y={-7}
                  textAnchor={isRight(model) ? "end" : "start"}
                  className="trade-off-name"
                >
                  {model.name}
                </text>
              </g>
            );
          })}
          <path d={star} transform={at(zeroShot)} fill="var(--zero-shot)" stroke="var(--panel)" />
          {now && (
            <circle
              cx={x(xOf(now))}
              cy={y(yOf(now))}
              r="8"
              fill="none"
              stroke="var(--ink)"
              strokeWidth="2"
            />
          )}
        </svg>
      )}
    </div>
  );
}

function axis(ticks: readonly number[], from: number, to: number): (share: number) => number {
  const [low, high] = [logitOf(ticks[0]!), logitOf(ticks.at(-1)!)];
  return (share) => from + ((logitOf(share) - low) / (high - low || 1)) * (to - from);
}

function tickText(share: number): string {
  return `${Number((100 * share).toPrecision(3))}%`;
}
