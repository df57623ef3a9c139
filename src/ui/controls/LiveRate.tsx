import { useState } from "react";
import { peakAt, rateChangesOf } from "../../experiment/rateChanges.ts";
import { toFailure } from "../../shared/failure.ts";
import { isInTraining } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { useDraft, usePlayground, useRuns } from "../playgroundContext.ts";
import { useRestriction } from "../useRestriction.ts";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";

/** Gives the runs in training the learning rate of the set-up; nothing where they have it. */
export function LiveRate() {
  const playground = usePlayground();
  const { controls: words } = useWords();
  const say = useSay();
  const [problem, setProblem] = useState<string | null>(null);
  const isOpen = useRestriction("learningRate") === "free";
  const wanted = useDraft(({ spec, rejected }) =>
    "learningRate" in rejected ? null : spec.learningRate,
  );
  // One that broke off is in the midst of its training too, and nobody trains it.
  const current = useRuns(({ runs, status }) => {
    const run = status === "idle" ? undefined : runs.findLast(isInTraining);
    return run ? peakOf(run) : null;
  });
  if (!isOpen || wanted === null || current === null || wanted === current) return null;
  const change = () =>
    playground.ask("changeRate", { learningRate: wanted }).then(
      () => setProblem(null),
      (thrown: unknown) => setProblem(say(toFailure(thrown))),
    );
  return (
    <>
      <button
        type="button"
        className="button controls-rate"
        title={words.rateNowDoc}
        onClick={() => void change()}
      >
        {words.rateNow(String(wanted))}
      </button>
      {problem && (
        <p className="controls-blocked" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** Peak learning rate of its next update. */
function peakOf({ spec, step }: Run): number {
  return peakAt(step, spec.learningRate, rateChangesOf(spec));
}
