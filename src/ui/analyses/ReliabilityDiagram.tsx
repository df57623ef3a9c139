import {
  Bar,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  ReferenceLine,
  Scatter,
  XAxis,
  YAxis,
} from "recharts";
import type { Calibration, CalibrationBin } from "../../analysis/calibration.ts";
import { fewestInBin } from "../../analysis/calibration.ts";
import { wilsonInterval } from "../../experiment/interval.ts";
import { useWords } from "../useWords.ts";

interface ReliabilityDiagramProps {
  readonly title: string;
  readonly label: string;
  readonly calibration: Calibration;
}

const ticks = [0, 0.5, 1];
const diagonal = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
] as const;
const axis = { domain: [0, 1], ticks, axisLine: false, tickLine: false, type: "number" } as const;

/** Accuracy against confidence by bin, with 95 % intervals; on the diagonal a model is calibrated. */
export function ReliabilityDiagram({ title, label, calibration }: ReliabilityDiagramProps) {
  const { analyses: words } = useWords();
  const bins = calibration.bins.map(placeOf);
  const titleOf = ({ confidence, accuracy = 0, n }: BinPlace) =>
    `${words.calibration.confidence} ${(100 * confidence).toFixed(0)} %, ${words.accuracy} ${(100 * accuracy).toFixed(0)} %, n ${n}`;
  return (
    <figure className="reliability">
      <figcaption>
        <b>{title}</b> <span className="panel-note">n {calibration.n}</span>
      </figcaption>
      <div data-chart role="img" aria-label={label}>
        <ComposedChart
          responsive
          className="reliability-chart"
          data={bins}
          margin={{ top: 6, right: 14, bottom: 0, left: 0 }}
          barCategoryGap={1}
          accessibilityLayer={false}
        >
          <CartesianGrid xAxisId="confidence" vertical={false} stroke="var(--grid)" />
          <XAxis xAxisId="bin" dataKey="low" scale="band" height={0} hide />
          <XAxis
            {...axis}
            xAxisId="confidence"
            dataKey="confidence"
            height={32}
            tickFormatter={inPercent}
            label={{ value: `${words.calibration.confidence}, %`, position: "insideBottom" }}
          />
          <YAxis {...axis} dataKey="accuracy" width={30} tickFormatter={inPercent} />
          <Bar
            xAxisId="bin"
            dataKey="accuracy"
            fill="var(--accent)"
            fillOpacity={0.3}
            isAnimationActive={false}
          />
          <ReferenceLine
            xAxisId="confidence"
            segment={diagonal}
            stroke="var(--line-strong)"
            strokeDasharray="4 4"
          />
          <Scatter
            xAxisId="confidence"
            data={bins.filter(({ accuracy }) => accuracy !== undefined)}
            isAnimationActive={false}
            shape={({ cx, cy, payload }: BinPointProps) => (
              <circle cx={cx} cy={cy} r="3.5" fill="var(--accent)">
                {payload && <title>{titleOf(payload)}</title>}
              </circle>
            )}
          >
            <ErrorBar
              dataKey="reach"
              direction="y"
              width={0}
              stroke="var(--accent)"
              strokeWidth={1}
              isAnimationActive={false}
            />
          </Scatter>
          <text x={35} y={18}>
            {words.accuracy}, %
          </text>
        </ComposedChart>
      </div>
    </figure>
  );
}

/** Where a bin is drawn: its accuracy, and how far the interval reaches below and above it; neither of few pictures. */
interface BinPlace {
  readonly low: number;
  readonly n: number;
  readonly confidence: number;
  readonly accuracy?: number;
  readonly reach?: readonly [number, number];
}

interface BinPointProps {
  readonly cx?: number | undefined;
  readonly cy?: number | undefined;
  readonly payload?: BinPlace;
}

function placeOf({ low, n, correct, confidence }: CalibrationBin): BinPlace {
  if (n < fewestInBin) return { low, n, confidence };
  const accuracy = correct / n;
  const interval = wilsonInterval(correct, n);
  return {
    low,
    n,
    confidence,
    accuracy,
    reach: [accuracy - interval.low, interval.high - accuracy],
  };
}

function inPercent(share: number): string {
  return String(100 * share);
}
