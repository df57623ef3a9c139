import { useState } from "react";
import { useDomains } from "../dataset/datasetContext.ts";
import type { Said } from "../../shared/said.ts";
import type { Run } from "../../state/run.ts";
import { canJudge, expectationOfRun } from "../../state/expectation.ts";
import { nameOf } from "../../state/runName.ts";
import { MeasureButtons } from "../MeasureButtons.tsx";
import type { Measure } from "../MeasureButtons.tsx";
import { useRuns } from "../playgroundContext.ts";
import { presetIn } from "../../state/schemaWords.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { useExperiment } from "../status/useExperiment.ts";
import { selectionSentence } from "./measuredStep.ts";
import { ResultsTable } from "./ResultsTable.tsx";
import { RunTable } from "./RunTable.tsx";
import { comparisonOf, summarize } from "./summary.ts";
import "../tabs.css";
import "./resultsPanel.css";

/** A sentence about more methods than these is no summary: the table is. */
const mostInSentence = 2;

/** Every domain: zero-shot beside each method, on the same pictures. */
export function ResultsPanel() {
  const [measure, setMeasure] = useState<Measure>("accuracy");
  const [problem, setProblem] = useState("");
  const [isRuns, setIsRuns] = useState(false);
  const allWords = useWords();
  const { results: words, runs: tabs } = allWords;
  const say = useSay();
  const runCount = useRuns((state) => state.runs.length);
  const experiment = useExperiment();
  const domains = useDomains();
  const isMeasured = experiment.some(comparisonOf);
  const summary =
    experiment.length > mostInSentence ? "" : summarize(experiment, domains, allWords);
  const selection = selectionSentence(experiment, words);
  const expectation = experiment
    .map((run) => expectationOfRun(run, run.recipe))
    .find((one) => one && canJudge(one.seeds));
  return (
    <section className="panel results" aria-label={words.title} data-testid="results">
      <div className="results-head">
        <div className="results-tabs" role="group" aria-label={tabs.tabs}>
          <button
            type="button"
            className="tab"
            aria-pressed={!isRuns}
            onClick={() => setIsRuns(false)}
          >
            {tabs.results}
          </button>
          <button
            type="button"
            className="tab"
            aria-pressed={isRuns}
            onClick={() => setIsRuns(true)}
          >
            {tabs.runs(runCount)}
          </button>
        </div>
        {isMeasured && !isRuns && (
          <MeasureButtons
            label={words.measure}
            measure={measure}
            onMeasure={setMeasure}
            also={["change", "shiftedMean", "singleRun", "seedInterval"]}
          />
        )}
      </div>
      {problem !== "" && (
        <p role="alert" className="results-problem">
          {problem}
        </p>
      )}
      {isRuns ? (
        <div className="results-scroll" tabIndex={0} role="group" aria-label={tabs.tableOf}>
          <RunTable onProblem={setProblem} />
        </div>
      ) : (
        <div className="results-scroll" tabIndex={0} role="group" aria-label={words.byDomain}>
          {isMeasured ? (
            <ResultsTable
              experiment={experiment}
              domains={domains}
              measure={measure}
              onProblem={setProblem}
            />
          ) : (
            <p className="panel-note results-none">{words.none}</p>
          )}
          {experiment.map((run) => {
            const note = noteOf(run);
            return (
              note && (
                <p key={run.id} className="results-note">
                  {nameOf(run, allWords) + allWords.units.colon + say(note)}
                </p>
              )
            );
          })}
          {(selection !== "" || expectation) && (
            <p className="results-note">
              {selection}
              {expectation &&
                ` ${words.marks(presetIn(allWords, expectation.preset).title, expectation.seeds)}`}
            </p>
          )}
          {summary !== "" && <p className="results-summary">{summary}</p>}
        </div>
      )}
    </section>
  );
}

/** What the method says of what it did; null where it says nothing. */
function noteOf({ state }: Run): Said | null {
  if (state.status !== "finished" || state.results.note === undefined) return null;
  const { note: message, noteCoded: coded } = state.results;
  return { message, ...(coded && { coded }) };
}
