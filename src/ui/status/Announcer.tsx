import { useRuns } from "../playgroundContext.ts";
import { useReplay } from "../replay/useReplay.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import { summarize } from "../results/summary.ts";
import { useDomains } from "../dataset/datasetContext.ts";
import { statusText } from "./statusText.ts";
import { useExperiment } from "./useExperiment.ts";

/** Tells screen readers of changes of state, not of every step. */
export function Announcer() {
  const words = useWords();
  const say = useSay();
  const status = useRuns((state) => state.status);
  const failure = useRuns((state) => state.failure);
  const experiment = useExperiment();
  const domains = useDomains();
  const isMoving = status === "training" || status === "evaluating";
  const state = isMoving ? words.status.training : statusText(status, experiment, words);
  const isReplay = useReplay(({ recording }) => recording !== null);
  const summary = status === "idle" ? summarize(experiment, domains, words) : "";
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {isReplay
        ? words.replay.announced
        : experiment.length > 0 && state + words.units.stop + (failure ? say(failure) : summary)}
    </div>
  );
}
