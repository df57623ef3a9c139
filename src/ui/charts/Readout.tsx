import type { Curve } from "./curve.ts";

interface ReadoutProps {
  readonly curves: readonly Curve[];
  readonly format: (value: number) => string;
  /** Given by recharts. */
  readonly active?: boolean;
  readonly label?: string | number;
}

/** What the crosshair reads: every curve's value at its last step up to here. */
export function Readout({ curves, format, active, label }: ReadoutProps) {
  if (!active || label === undefined) return null;
  const step = Number(label);
  const lines = curves.flatMap((curve) => {
    const i = lastUpTo(curve.x, step);
    return i < 0 || curve.isPast ? [] : [{ curve, value: curve.y[i]! }];
  });
  return (
    <div className="readout">
      <span className="readout-step">step {step}</span>
      {lines.map(({ curve, value }) => (
        <span key={curve.id} className="readout-line">
          <svg width="16" height="8" aria-hidden="true">
            <line
              x1="0"
              x2="16"
              y1="4"
              y2="4"
              stroke={curve.color}
              strokeWidth="2"
              strokeDasharray={curve.dash}
            />
          </svg>
          {curve.label} <b>{format(value)}</b>
        </span>
      ))}
    </div>
  );
}

/** The last index whose x is at most `limit` (x ascends); -1 when there is none. */
function lastUpTo(x: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
