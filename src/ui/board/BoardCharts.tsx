import { useMemo, useRef } from "react";
import type { BoardGroup } from "../../state/board.ts";
import { en } from "../../words/en/index.ts";
import { chartTable } from "../charts/chartTable.ts";
import { CurveChart } from "../charts/CurveChart.tsx";
import { SaveButtons } from "../charts/SaveButtons.tsx";
import { styleOf } from "../charts/seriesStyle.ts";
import type { XRanges } from "../charts/useXRanges.ts";
import { yScaleOf } from "../charts/yScale.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { meanShifted } from "../results/summary.ts";
import { useWords } from "../useWords.ts";
import { boardCurves } from "./boardCurves.ts";
import "../charts/charts.css";

const wholePercent = (share: number) => `${Math.round(100 * share)}%`;

/** The reference domain and the mean of the shifted ones, every run of the board over one another. */
export function BoardCharts({ groups }: { readonly groups: readonly BoardGroup[] }) {
  const { board: words } = useWords();
  const section = useRef<HTMLElement>(null);
  const domains = useDomains();
  const reference = domains.find(({ role }) => role === "reference");
  const charts = useMemo(() => {
    const row = { title: words.shifted, fileTitle: en.board.shifted };
    const shifted = boardCurves(groups, row, (measured) => meanShifted(measured, domains));
    const own =
      reference &&
      boardCurves(
        groups,
        { title: reference.title, fileTitle: reference.title },
        (measured) => measured[reference.id]?.accuracy ?? NaN,
      );
    return [
      ...(own ? [{ title: reference.title, curves: own }] : []),
      { title: words.shifted, curves: shifted },
    ];
  }, [groups, domains, reference, words]);
  const last = Math.max(1, ...groups.flatMap(({ runs }) => runs.map(({ step }) => step)));
  const x = useMemo((): XRanges => {
    const whole = [0, last] as const;
    return { shown: whole, whole };
  }, [last]);
  const all = charts.flatMap(({ curves }) => curves);
  const options = { x: x.shown, isLog: false, isShare: true, isZoomed: false, ticks: 4 };
  const scale = yScaleOf(all, options);
  const table = chartTable(all, "step");
  return (
    <section className="board-charts" ref={section}>
      <ul className="board-legend">
        {groups.map(({ label }, slot) => (
          <li key={label}>
            <BoardLine slot={slot} /> {label}
          </li>
        ))}
        <li className="board-save">
          <SaveButtons
            name={words.title}
            file="class-board"
            header={table.columns}
            rows={() => table.rows}
            charts={section}
            legend={groups.map(({ label }, slot) => ({ name: label, ...styleOf(slot) }))}
          />
        </li>
      </ul>
      {charts.map(({ title, curves }) => (
        <figure key={title} className="panel board-chart">
          <figcaption className="panel-title">{title}</figcaption>
          <CurveChart
            title={words.chartTitle(title)}
            {...{ curves, x, scale }}
            formatY={wholePercent}
            zeroShot={null}
          />
        </figure>
      ))}
    </section>
  );
}

/** A group's line, as its charts draw it. */
export function BoardLine({ slot }: { readonly slot: number }) {
  const { color, dash, marker } = styleOf(slot);
  return (
    <svg className="board-line" width="28" height="10" viewBox="-14 -5 28 10" aria-hidden="true">
      <path d="M-14,0H14" stroke={color} strokeWidth="2" strokeDasharray={dash} />
      <path d={marker} fill={color} />
    </svg>
  );
}
