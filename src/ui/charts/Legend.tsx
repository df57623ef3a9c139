import { toggleHidden } from "../../state/view.ts";
import { seriesOfRun } from "../../state/currentRuns.ts";
import { hasEnded } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { MethodLine } from "./MethodLine.tsx";
import "./legend.css";

/** Which line is what, and switches for each run and domain. */
export function Legend() {
  const playground = usePlayground();
  const runs = useRuns((state) => state.runs);
  const hidden = useView((state) => state.hidden);
  const domains = useDomains();
  const experiment = useExperiment();
  const isPast = (run: Run) => !experiment.includes(run);
  return (
    <div className="legend" role="group" aria-label="Shown in the charts">
      {runs.map((run) => (
        <span key={run.id} className="legend-run" data-past={isPast(run)}>
          <button
            type="button"
            className="legend-switch"
            aria-pressed={!hidden.has(run.id)}
            onClick={() => toggleHidden(playground.view, run.id)}
          >
            <MethodLine series={seriesOfRun(run)} />
            {run.label}
            {runs.some(isPast) && <span className="panel-note"> run {run.experiment}</span>}
          </button>
          {isPast(run) && hasEnded(run) && (
            <button
              type="button"
              className="legend-remove"
              aria-label={`Take ${run.label}, run ${run.experiment}, off the charts`}
              onClick={() => playground.remove(run.id)}
            >
              ×
            </button>
          )}
        </span>
      ))}
      <span className="legend-domains">
        {domains.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className="legend-switch"
            aria-pressed={!hidden.has(id)}
            onClick={() => toggleHidden(playground.view, id)}
          >
            {title}
          </button>
        ))}
      </span>
    </div>
  );
}
