import type { Curve } from "./curve.ts";
import { MethodLine } from "./MethodLine.tsx";
import { readingsAt } from "./readout.ts";
import type { Reading } from "./readout.ts";

interface ReadoutProps {
  readonly curves: readonly Curve[];
  readonly at: number;
  /** "step 50". */
  readonly head: string;
  readonly format: (value: number) => string;
  readonly isSmall: boolean;
}

/** More columns than these have no room for their names. */
const mostNames = 3;

/** What the crosshair reads: the value of every curve at its last step up to here. */
export function Readout({ curves, at, head, format, isSmall }: ReadoutProps) {
  const readings = readingsAt(curves, at).filter(
    ({ curve }, i, all) => all.findIndex((other) => isSameCell(other.curve, curve)) === i,
  );
  const series = [...new Map(readings.map(({ curve }) => [curve.series, curve.name]))];
  const rows = [...new Set(readings.map(({ curve }) => curve.row))];
  const cellOf = (row: string, key: string) => {
    const reading = readings.find(({ curve }) => curve.row === row && curve.series === key);
    return reading ? <Cell reading={reading} format={format} /> : null;
  };
  if (isSmall) {
    return (
      <div className="readout readout-single">
        {series.map(([key, name]) => (
          <span key={key} title={name}>
            <MethodLine series={key} /> {rows.map((row) => cellOf(row, key))}
          </span>
        ))}
      </div>
    );
  }
  return (
    <table className="readout">
      <thead>
        <tr>
          <th>{head}</th>
          {series.map(([key, name]) => (
            <th key={key} title={name}>
              <MethodLine series={key} /> {series.length <= mostNames && name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th>{row}</th>
            {series.map(([key]) => (
              <td key={key}>{cellOf(row, key)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  reading: { y, band, curve },
  format,
}: {
  readonly reading: Reading;
  readonly format: (value: number) => string;
}) {
  const isOverSeeds = band !== null && curve.seeds > 1;
  return (
    <>
      <b>{format(y)}</b>
      {isOverSeeds && ` ± ${format((band[1] - band[0]) / 2)}`}
    </>
  );
}

/** A seed that is behind has the cell of its series' mean. */
function isSameCell(a: Curve, b: Curve): boolean {
  return a.series === b.series && a.row === b.row;
}
