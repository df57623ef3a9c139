import { useState } from "react";
import { useDomains } from "../dataset/datasetContext.ts";
import { canJudge, expectationOfRun } from "../../state/expectation.ts";
import { nameOf } from "../../state/runName.ts";
import { MeasureButtons } from "../MeasureButtons.tsx";
import type { Measure } from "../MeasureButtons.tsx";
import { useRuns } from "../playgroundContext.ts";
import { useWords } from "../useWords.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { selectionSentence } from "./measuredStep.ts";
import { ResultsTable } from "./ResultsTable.tsx";
import { RunTable } from "./RunTable.tsx";
import { comparisonOf, summarize } from "./summary.ts";
import "./resultsPanel.css";

/** A sentence about more methods than these is no summary: the table is. */
const mostInSentence = 2;

/** Every domain: zero-shot beside each method, on the same pictures. */
export function ResultsPanel() {
  const [measure, setMeasure] = useState<Measure>("accuracy");
  const [problem, setProblem] = useState("");
  const [isRuns, setIsRuns] = useState(false);
  const { runs: words } = useWords();
  const runCount = useRuns((state) => state.runs.length);
  const experiment = useExperiment();
  const domains = useDomains();
  const isMeasured = experiment.some(comparisonOf);
  const summary = experiment.length > mostInSentence ? "" : summarize(experiment, domains);
  const selection = selectionSentence(experiment);
  const expectation = experiment
    .map((run) => expectationOfRun(run, run.recipe))
    .find((one) => one && canJudge(one.seeds));
  return (
    <section className="panel results" aria-label="Results" data-testid="results">
      <div className="results-head">
        <div className="results-tabs" role="group" aria-label={words.tabs}>
          <button type="button" aria-pressed={!isRuns} onClick={() => setIsRuns(false)}>
            {words.results}
          </button>
          <button type="button" aria-pressed={isRuns} onClick={() => setIsRuns(true)}>
            {words.runs(runCount)}
          </button>
        </div>
        {isMeasured && !isRuns && (
          <MeasureButtons label="Measure of the results" measure={measure} onMeasure={setMeasure} />
        )}
      </div>
      {problem !== "" && (
        <p role="alert" className="results-problem">
          {problem}
        </p>
      )}
      {isRuns ? (
        <div className="results-scroll" tabIndex={0} role="group" aria-label={words.tableOf}>
          <RunTable onProblem={setProblem} />
        </div>
      ) : (
        <div className="results-scroll" tabIndex={0} role="group" aria-label="Results by domain">
          {isMeasured ? (
            <ResultsTable
              experiment={experiment}
              domains={domains}
              measure={measure}
              onProblem={setProblem}
            />
          ) : (
            <p className="panel-note results-none">
              The zero-shot model is measured first, then each method as it trains.
            </p>
          )}
          {experiment.map(
            (run) =>
              run.state.status === "finished" &&
              run.state.results.note !== undefined && (
                <p key={run.id} className="results-note">
                  {nameOf(run)}: {run.state.results.note}
                </p>
              ),
          )}
          {(selection !== "" || expectation) && (
            <p className="results-note">
              {selection}
              {expectation &&
                ` ✓ where 95 of 100 runs of the ${expectation.preset.title} preset lie, as its ${expectation.seeds} seeds say; ≠ outside of it.`}
            </p>
          )}
          {summary !== "" && <p className="results-summary">{summary}</p>}
        </div>
      )}
    </section>
  );
}
