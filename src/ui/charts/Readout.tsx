import type { Curve } from "./curve.ts";
import { MethodLine } from "./MethodLine.tsx";
import { useSeriesNames } from "./useSeriesNames.ts";

interface ReadoutProps {
  readonly curves: readonly Curve[];
  readonly format: (value: number) => string;
  /** Given by recharts. */
  readonly active?: boolean;
  readonly label?: string | number;
}

/** What the crosshair reads: the value of every curve at its last step up to here. */
export function Readout({ curves, format, active, label }: ReadoutProps) {
  const nameOf = useSeriesNames();
  if (!active || label === undefined) return null;
  const step = Number(label);
  const live = curves.filter(({ isPast, weight }) => !isPast && weight !== "trace");
  const series = [...new Set(live.map((curve) => curve.series))];
  const rows = [...new Set(live.map(({ row }) => row))];
  const valueOf = (row: string, one: string) => {
    const curve = live.find((candidate) => candidate.row === row && candidate.series === one);
    const i = curve ? lastUpTo(curve.x, step) : -1;
    return curve && i >= 0 ? format(curve.y[i]!) : "";
  };
  const [onlyRow] = rows;
  if (onlyRow !== undefined && rows.length === 1) {
    return (
      <div className="readout readout-single">
        {series.map((one) => (
          <span key={one} title={nameOf(one)}>
            <MethodLine series={one} /> <b>{valueOf(onlyRow, one)}</b>
          </span>
        ))}
      </div>
    );
  }
  return (
    <table className="readout">
      <thead>
        <tr>
          <th>step {step}</th>
          {series.map((one) => (
            <th key={one} title={nameOf(one)}>
              <MethodLine series={one} /> {series.length <= 3 && nameOf(one)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th>{row}</th>
            {series.map((one) => (
              <td key={one}>{valueOf(row, one)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
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
