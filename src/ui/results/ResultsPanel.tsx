import { useState } from "react";
import { useDomains } from "../dataset/datasetContext.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { ResultsTable } from "./ResultsTable.tsx";
import type { ResultMeasure } from "./ResultsTable.tsx";
import { RunActions } from "./RunActions.tsx";
import { comparisonOf, summarize } from "./summary.ts";
import "./resultsPanel.css";

const measures: readonly { readonly id: ResultMeasure; readonly title: string }[] = [
  { id: "accuracy", title: "Accuracy" },
  { id: "energyGap", title: "Energy gap" },
  { id: "nll", title: "Negative log-likelihood" },
];

/** Every domain: zero-shot beside each method, on the same pictures. */
export function ResultsPanel() {
  const [measure, setMeasure] = useState<ResultMeasure>("accuracy");
  const experiment = useExperiment();
  const domains = useDomains();
  const isMeasured = experiment.some(comparisonOf);
  const summary = summarize(experiment, domains);
  return (
    <section className="panel results" aria-label="Results" data-testid="results">
      <div className="results-head">
        <h2 className="panel-title">Results</h2>
        {isMeasured && (
          <div className="results-measures" role="group" aria-label="Measure of the results">
            {measures.map(({ id, title }) => (
              <button
                key={id}
                type="button"
                aria-pressed={id === measure}
                onClick={() => setMeasure(id)}
              >
                {title}
              </button>
            ))}
          </div>
        )}
      </div>
      {isMeasured ? (
        <ResultsTable experiment={experiment} domains={domains} measure={measure} />
      ) : (
        <p className="panel-note results-none">
          The zero-shot model is measured first, then each method as it trains.
        </p>
      )}
      {summary !== "" && <p className="results-summary">{summary}</p>}
      <RunActions runs={experiment} />
    </section>
  );
}
