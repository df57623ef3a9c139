import { useState } from "react";
import type { RefObject } from "react";
import { setChartSettings } from "../../state/view.ts";
import { csvOf } from "../../shared/csv.ts";
import { toFailure } from "../../shared/failure.ts";
import { MenuButton } from "../MenuButton.tsx";
import { usePlayground, useView } from "../playgroundContext.ts";
import { saveFile } from "../results/saveFile.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { FullScreenIcon, SaveIcon, TableIcon } from "./ChartIcons.tsx";
import { chartTable } from "./chartTable.ts";
import type { Curve } from "./curve.ts";
import { isRead } from "./curve.ts";
import { drawCharts } from "./drawing.ts";
import { useSavePicture } from "./useSavePicture.ts";

interface ChartToolsProps {
  readonly id: string;
  readonly title: string;
  readonly panel: RefObject<HTMLElement | null>;
  readonly curves: readonly Curve[];
  readonly canBeLog: boolean;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
}

/** What can be done with one chart: log y, table, full screen, files. */
export function ChartTools(props: ChartToolsProps) {
  const { id, title, panel, curves, canBeLog, isTable, onTable } = props;
  const { view } = usePlayground();
  const { charts: words } = useWords();
  const say = useSay();
  const { logarithmic, xAxis } = useView((state) => state.charts);
  const [problem, setProblem] = useState("");
  const isLog = logarithmic.includes(id);
  const toggleLog = () =>
    setChartSettings(view, {
      logarithmic: isLog ? logarithmic.filter((one) => one !== id) : [...logarithmic, id],
    });
  const toggleFullScreen = () => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : panel.current?.requestFullscreen();
    change?.catch((thrown: unknown) => setProblem(say(toFailure(thrown))));
  };
  const draw = () => {
    const read = curves.filter(isRead);
    const legend = [...new Map(read.map((curve) => [curve.series, curve]))].map(
      ([, { name, style }]) => ({ name, color: style.color, dash: style.dash }),
    );
    return drawCharts(panel.current!, title, legend);
  };
  const saveCsv = () => {
    const { columns, rows } = chartTable(curves, xAxis);
    saveFile(`${id}.csv`, csvOf(columns, rows), "text/csv");
  };
  const picture = useSavePicture(id, draw);
  return (
    <div className="chart-tools" role="group" aria-label={words.toolsOf(title)}>
      {[problem, picture.problem].filter(Boolean).map((text) => (
        <span key={text} role="alert" className="chart-problem">
          {text}
        </span>
      ))}
      {canBeLog && (
        <button
          type="button"
          className="chart-tool"
          aria-pressed={isLog}
          aria-label={words.logOf(title)}
          title={words.logDoc}
          onClick={toggleLog}
        >
          {words.log}
        </button>
      )}
      <button
        type="button"
        className="chart-tool"
        aria-pressed={isTable}
        aria-label={words.asTable(title)}
        title={words.tableDoc}
        onClick={() => onTable(!isTable)}
      >
        <TableIcon />
      </button>
      {document.fullscreenEnabled && (
        <button
          type="button"
          className="chart-tool"
          aria-label={words.fullScreenOf(title)}
          title={words.fullScreenDoc}
          onClick={toggleFullScreen}
        >
          <FullScreenIcon />
        </button>
      )}
      <MenuButton
        className="chart-tool"
        label={words.save(title)}
        title={words.saveDoc}
        face={<SaveIcon />}
      >
        <button type="button" onClick={saveCsv}>
          {words.csv} <span className="panel-note">{words.csvDoc}</span>
        </button>
        <button type="button" disabled={isTable} onClick={() => picture.save("svg")}>
          {words.svg} <span className="panel-note">{words.svgDoc}</span>
        </button>
        <button type="button" disabled={isTable} onClick={() => picture.save("png")}>
          {words.png} <span className="panel-note">{words.pngDoc}</span>
        </button>
      </MenuButton>
    </div>
  );
}
