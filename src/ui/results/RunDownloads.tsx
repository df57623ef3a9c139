import { useState } from "react";
import { writeMetricsCsv } from "../../experiment/metricsCsv.ts";
import { recipeOf } from "../../recipes/index.ts";
import { toFailure } from "../../shared/failure.ts";
import { hasEnded } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { usePlayground } from "../playgroundContext.ts";
import { runMetrics } from "./runMetrics.ts";
import { saveFile } from "./saveFile.ts";

/** Weights and metrics of the runs that have ended. */
export function RunDownloads({ runs }: { readonly runs: readonly Run[] }) {
  const playground = usePlayground();
  const domains = useDomains();
  const [problem, setProblem] = useState("");
  const ended = runs.filter((run) => hasEnded(run) && run.step > 0);
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
    <div className="results-downloads">
      {ended.map((run) => {
        const { title } = recipeOf(run.recipe);
        return (
          <span key={run.id}>
            {title}:{" "}
            <button
              type="button"
              className="link-button"
              aria-label={`Download the weights of ${title}`}
              onClick={() => void saveWeights(run)}
            >
              weights
            </button>{" "}
            <button
              type="button"
              className="link-button"
              aria-label={`Download the metrics of ${title} as CSV`}
              onClick={() => saveMetrics(run)}
            >
              metrics CSV
            </button>
          </span>
        );
      })}
      {problem !== "" && <span role="alert">{problem}</span>}
    </div>
  );
}
