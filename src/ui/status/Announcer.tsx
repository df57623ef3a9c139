import { useRuns } from "../playgroundContext.ts";
import { summarize } from "../results/summary.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { statusText } from "./statusText.ts";
import { useExperiment } from "./useExperiment.ts";

/** Tells screen readers of changes of state, not of every step. */
export function Announcer() {
  const status = useRuns((state) => state.status);
  const failure = useRuns((state) => state.failure);
  const experiment = useExperiment();
  const domains = useDomains();
  const isMoving = status === "training" || status === "evaluating";
  const words = isMoving ? "Training" : statusText(status, experiment);
  const summary = status === "idle" ? summarize(experiment, domains) : "";
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {experiment.length > 0 && `${words}. ${failure?.message ?? summary}`}
    </div>
  );
}
