import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { AnalysisAsk, AnalysisName, AnalysisResult, Reading } from "../../state/analyses.ts";
import { usePlayground } from "../playgroundContext.ts";

export interface AnalysisView<Result> {
  /** Null for the moment before it is asked for. */
  readonly reading: Reading<Result> | null;
  readonly start: () => void;
  readonly cancel: () => void;
}

/**
 * An analysis, asked for as soon as it is looked at; what was computed once is there at once.
 * @param subject what it is of: a run's id, or several
 */
export function useAnalysis<K extends AnalysisName>(
  name: K,
  subject: string,
  ask: AnalysisAsk<K>,
): AnalysisView<AnalysisResult<K>> {
  const { analyses } = usePlayground();
  const reading = useStore(analyses.store, () => analyses.of(name, subject));
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (analyses.of(name, subject) === null)
      void analyses.start(name, subject, (options) => latest.current(options));
  }, [analyses, name, subject]);
  return {
    reading,
    start: () => void analyses.start(name, subject, ask),
    cancel: () => analyses.cancel(name, subject),
  };
}
