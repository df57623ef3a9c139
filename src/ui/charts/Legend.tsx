import { toggleHidden } from "../../state/view.ts";
import { hasEnded } from "../../state/run.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { usePlayground, useRuns, useView } from "../playgroundContext.ts";
import { DomainMarker } from "./DomainMarker.tsx";
import { MethodLine } from "./MethodLine.tsx";
import "./legend.css";

/** Which line is what, and switches for each run and domain. */
export function Legend() {
  const playground = usePlayground();
  const runs = useRuns((state) => state.runs);
  const hidden = useView((state) => state.hidden);
  const domains = useDomains();
  const last = runs.at(-1)?.experiment;
  return (
    <div className="legend" role="group" aria-label="Shown in the charts">
      {runs.map((run) => (
        <span key={run.id} className="legend-run" data-past={run.experiment !== last}>
          <button
            type="button"
            className="legend-switch"
            aria-pressed={!hidden.has(run.id)}
            onClick={() => toggleHidden(playground.view, run.id)}
          >
            <MethodLine recipe={run.recipe} />
            {run.label}
            {runs.some((other) => other.experiment !== last) && (
              <span className="panel-note"> run {run.experiment}</span>
            )}
          </button>
          {run.experiment !== last && hasEnded(run) && (
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
      <span className="legend-gap" />
      {domains.map(({ id, title }, index) => (
        <button
          key={id}
          type="button"
          className="legend-switch"
          aria-pressed={!hidden.has(id)}
          onClick={() => toggleHidden(playground.view, id)}
        >
          <DomainMarker index={index} /> {title}
        </button>
      ))}
    </div>
  );
}
