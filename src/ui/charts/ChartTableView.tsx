import { useMemo } from "react";
import type { XAxisKind } from "../../state/chartSettings.ts";
import { useWords } from "../useWords.ts";
import { chartTable } from "./chartTable.ts";
import type { Curve } from "./curve.ts";
import { isRead } from "./curve.ts";
import { formatX } from "./xAxis.ts";
import "./chartTableView.css";

interface ChartTableViewProps {
  readonly caption: string;
  readonly curves: readonly Curve[];
  readonly xAxis: XAxisKind;
  readonly format: (value: number) => string;
}

/** Enough to read the course, few enough to read at all. */
const mostRows = 200;

/** What a chart shows, as numbers. */
export function ChartTableView({ caption, curves, xAxis, format }: ChartTableViewProps) {
  const { charts: words } = useWords();
  const { columns, rows } = useMemo(
    () =>
      chartTable(curves.filter(isRead), xAxis, {
        of: ({ name, row }) => `${name}/${row}`,
        ...words.columns,
      }),
    [curves, xAxis, words],
  );
  const every = Math.max(1, Math.ceil(rows.length / mostRows));
  const shown = rows.filter((_, i) => i % every === 0 || i === rows.length - 1);
  return (
    <div className="chart-table" tabIndex={0} role="group" aria-label={caption}>
      <table>
        <caption>
          {caption}
          {every > 1 && ` ${words.everyRow(every)}`}
        </caption>
        <thead>
          <tr>
            {columns.map((title, i) => (
              <th key={title} scope="col">
                {i === 0 ? words.xAxes[xAxis] : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(([x, ...values]) => (
            <tr key={x}>
              <th scope="row">{formatX(xAxis, x!)}</th>
              {values.map((value, i) => (
                <td key={columns[i + 1]}>{value === null ? "" : format(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
