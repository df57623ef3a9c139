import { hasEnded } from "../../state/run.ts";
import { labelIn } from "../../state/runName.ts";
import { toggleHidden } from "../../state/view.ts";
import { usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { useSeries } from "../status/useSeries.ts";
import type { NamedSeries } from "../status/useSeries.ts";
import { useWords } from "../useWords.ts";
import { AxisControls } from "./AxisControls.tsx";
import { MethodLine } from "./MethodLine.tsx";
import "./legend.css";

/** Which line is what, switches for each series, and what all charts have in common. */
export function Legend() {
  const { charts: words } = useWords();
  const series = useSeries();
  const current = useRuns((state) => state.runs.at(-1)?.experiment);
  return (
    <div className="legend">
      <div className="legend-runs" role="group" aria-label={words.shownInCharts}>
        {series.map((one) => (
          <SeriesSwitch
            key={`${one.experiment} ${one.key} ${one.runs[0]!.id}`}
            series={one}
            isPast={one.experiment !== current}
          />
        ))}
      </div>
      <AxisControls />
    </div>
  );
}

interface SeriesSwitchProps {
  readonly series: NamedSeries;
  readonly isPast: boolean;
}

function SeriesSwitch({ series, isPast }: SeriesSwitchProps) {
  const { key, name, runs, experiment, isPinned } = series;
  const playground = usePlayground();
  const allWords = useWords();
  const { charts: words, runs: runWords } = allWords;
  const hidden = useView((state) => state.hidden);
  const isShown = runs.some(({ id }) => !hidden.has(id));
  const label = runs.length === 1 ? labelIn(allWords, runs[0]!) : name;
  const toggle = () => {
    for (const { id } of runs) if (hidden.has(id) !== isShown) toggleHidden(playground.view, id);
  };
  return (
    <span className="legend-run" data-past={isPast && !isPinned}>
      <button type="button" className="legend-switch" aria-pressed={isShown} onClick={toggle}>
        <MethodLine series={key} />
        {label}
        {runs.length > 1 && <span className="panel-note"> {words.seeds(runs.length)}</span>}
        {runs.every(({ imported }) => imported) && (
          <span className="panel-note"> {runWords.imported.short}</span>
        )}
        {isPast && <span className="panel-note"> {words.run(experiment)}</span>}
      </button>
      {isPast && runs.every(hasEnded) && (
        <button
          type="button"
          className="legend-remove"
          aria-label={words.takeOff(label, experiment)}
          onClick={() => playground.remove(runs.map(({ id }) => id))}
        >
          ×
        </button>
      )}
    </span>
  );
}
