import type { ReactNode } from "react";
import { useSay } from "../useSay.ts";
import { useWords } from "../useWords.ts";
import type { AnalysisView } from "./useAnalysis.ts";

interface AnalysisFrameProps<Result> {
  readonly view: AnalysisView<Result>;
  readonly children: (result: Result) => ReactNode;
}

/** What is between asking for an analysis and having it: progress, cancel, a failure with a way out. */
export function AnalysisFrame<Result>({ view, children }: AnalysisFrameProps<Result>) {
  const { analyses: words } = useWords();
  const say = useSay();
  const { reading, start, cancel } = view;
  if (reading?.status === "ready")
    return (
      <div className="analysis-ready" data-testid="analysis-ready">
        {children(reading.result)}
      </div>
    );
  if (reading?.status === "failed") {
    const isCancelled = reading.failure.kind === "cancelled";
    return (
      <p className="analysis-wait" role={isCancelled ? "status" : "alert"}>
        {isCancelled ? words.cancelled : say(reading.failure)}{" "}
        <button type="button" className="button" onClick={start}>
          {isCancelled ? words.compute : words.again}
        </button>
      </p>
    );
  }
  const progress = reading?.progress;
  return (
    <p className="analysis-wait" role="status">
      {words.working}
      <progress
        aria-label={words.working}
        {...(progress && { value: progress.done, max: progress.total })}
      />
      <button type="button" className="button" onClick={cancel}>
        {words.cancel}
      </button>
    </p>
  );
}
