import type { Calibration } from "../../analysis/calibration.ts";
import { fewestInBin } from "../../analysis/calibration.ts";
import { wilsonInterval } from "../../experiment/interval.ts";
import { useWords } from "../useWords.ts";

interface ReliabilityDiagramProps {
  readonly title: string;
  readonly label: string;
  readonly calibration: Calibration;
}

const side = 220;
const left = 30;
const top = 6;

/** Accuracy against confidence by bin, with 95 % intervals; on the diagonal a model is calibrated. */
export function ReliabilityDiagram({ title, label, calibration }: ReliabilityDiagramProps) {
  const { analyses: words } = useWords();
  const x = (share: number) => left + share * side;
  const y = (share: number) => top + (1 - share) * side;
  const shown = calibration.bins.filter(({ n }) => n >= fewestInBin);
  return (
    <figure className="reliability">
      <figcaption>
        <b>{title}</b> <span className="panel-note">n {calibration.n}</span>
      </figcaption>
      <svg viewBox={`0 0 ${left + side + 14} ${top + side + 32}`} role="img" aria-label={label}>
        {[0, 0.5, 1].map((tick) => (
          <g key={tick}>
            <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} stroke="var(--grid)" />
            <text x={left - 5} y={y(tick) + 4} textAnchor="end">
              {100 * tick}
            </text>
            <text x={x(tick)} y={y(0) + 14} textAnchor="middle">
              {100 * tick}
            </text>
          </g>
        ))}
        <line
          x1={x(0)}
          y1={y(0)}
          x2={x(1)}
          y2={y(1)}
          stroke="var(--line-strong)"
          strokeDasharray="4 4"
        />
        {shown.map(({ low, high, n, correct, confidence }) => {
          const interval = wilsonInterval(correct, n);
          const accuracy = correct / n;
          return (
            <g key={low}>
              <rect
                x={x(low) + 1}
                width={x(high) - x(low) - 2}
                y={y(accuracy)}
                height={y(0) - y(accuracy)}
                fill="var(--accent)"
                opacity="0.3"
              />
              <line
                x1={x(confidence)}
                x2={x(confidence)}
                y1={y(interval.low)}
                y2={y(interval.high)}
                stroke="var(--accent)"
              />
              <circle cx={x(confidence)} cy={y(accuracy)} r="3.5" fill="var(--accent)">
                <title>
                  {`${words.calibration.confidence} ${(100 * confidence).toFixed(0)} %, ${words.accuracy} ${(100 * accuracy).toFixed(0)} %, n ${n}`}
                </title>
              </circle>
            </g>
          );
        })}
        <text x={x(0.5)} y={y(0) + 28} textAnchor="middle">
          {words.calibration.confidence}, %
        </text>
        <text x={x(0) + 5} y={y(1) + 12}>
          {words.accuracy}, %
        </text>
      </svg>
    </figure>
  );
}
