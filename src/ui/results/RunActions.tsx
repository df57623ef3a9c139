import { useState } from "react";
import { writeMetricsCsv } from "../../experiment/metricsCsv.ts";
import { toFailure } from "../../shared/failure.ts";
import { hasEnded } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { nameOf } from "../../state/runName.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { usePlayground } from "../playgroundContext.ts";
import { ContinueMenu } from "./ContinueMenu.tsx";
import { runMetrics } from "./runMetrics.ts";
import { saveFile } from "./saveFile.ts";

/** What can be done with runs that have ended: save weights and metrics, or go on from them. */
export function RunActions({ runs }: { readonly runs: readonly Run[] }) {
  const playground = usePlayground();
  const domains = useDomains();
  const [problem, setProblem] = useState("");
  const ended = runs.filter(hasEnded);
  if (ended.length === 0) return null;

  const saveWeights = async (run: Run) => {
    try {
      const weights = await playground.weightsOf(run.id);
      saveFile(`${run.recipe}-tuned.safetensors`, weights, "application/octet-stream");
      setProblem("");
    } catch (thrown) {
      setProblem(toFailure(thrown).message);
    }
  };
  const saveMetrics = (run: Run) => {
    const metrics = runMetrics(
      playground.logs.of(run.id),
      domains.map(({ id }) => id),
    );
    saveFile(`${run.recipe}-metrics.csv`, writeMetricsCsv(metrics), "text/csv");
  };

  return (
    <div className="results-actions">
      {ended.map((run) => {
        const name = nameOf(run);
        return (
          <span key={run.id} className="results-action">
            {name}:{" "}
            <button
              type="button"
              className="link-button"
              aria-label={`Download the weights of ${name}`}
              onClick={() => void saveWeights(run)}
            >
              weights
            </button>{" "}
            <button
              type="button"
              className="link-button"
              aria-label={`Download the metrics of ${name} as CSV`}
              onClick={() => saveMetrics(run)}
            >
              metrics CSV
            </button>{" "}
            <ContinueMenu run={run} />
          </span>
        );
      })}
      {problem !== "" && <span role="alert">{problem}</span>}
    </div>
  );
}
