import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { MetricHelp } from "../help/MetricHelp.tsx";
import type { MetricHelpProps } from "../help/MetricHelp.tsx";
import { useView } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { ChartTableView } from "./ChartTableView.tsx";
import { ChartTools } from "./ChartTools.tsx";
import type { Curve } from "./curve.ts";
import { isRead } from "./curve.ts";
import { MethodLine } from "./MethodLine.tsx";

interface ChartPanelProps {
  /** Names the chart in settings and files: "loss". */
  readonly id: string;
  readonly title: string;
  /** Names the region for screen readers. */
  readonly label: string;
  readonly className: string;
  /** Beside the title: what of the chart can be switched. */
  readonly controls?: ReactNode;
  readonly note: string;
  /** What it shows, where nothing in it can be switched. */
  readonly help?: MetricHelpProps;
  /** All that is drawn, for the table and for files. */
  readonly curves: readonly Curve[];
  readonly canBeLog: boolean;
  readonly format: (value: number) => string;
  readonly children: ReactNode;
}

/** A chart with its title and tools; or its numbers as a table. */
export function ChartPanel(props: ChartPanelProps) {
  const { id, title, label, className, controls, note, help, curves, children } = props;
  const { canBeLog, format } = props;
  const panel = useRef<HTMLElement>(null);
  const { charts: words } = useWords();
  const xAxis = useView((state) => state.charts.xAxis);
  const [isTable, setIsTable] = useState(false);
  const series = [...new Map(curves.filter(isRead).map((curve) => [curve.series, curve.name]))];
  return (
    <section ref={panel} className={`panel ${className}`} aria-label={label}>
      <div className="charts-head">
        <h2 className="panel-title">{title}</h2>
        {help && <MetricHelp {...help} />}
        {controls}
        <span className="panel-note">{note}</span>
        <ChartTools {...{ id, title, panel, curves, canBeLog, isTable }} onTable={setIsTable} />
      </div>
      {isTable ? (
        <ChartTableView caption={words.tableOf(label)} {...{ curves, xAxis, format }} />
      ) : (
        children
      )}
      <p className="charts-legend" aria-hidden>
        {series.map(([key, name]) => (
          <span key={key}>
            <MethodLine series={key} /> {name}
          </span>
        ))}
      </p>
    </section>
  );
}
