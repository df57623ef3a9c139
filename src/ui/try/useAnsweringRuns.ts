import { useMemo, useState } from "react";
import type { AssetNames } from "../../experiment/spec.ts";
import { hasWeights } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { useDraft, useRuns } from "../playgroundContext.ts";

/** Runs that answer side by side. */
export const mostAnswering = 3;

/** The runs that can answer, those that do, and the model and data set that all are of. */
export function useAnsweringRuns(): {
  readonly candidates: readonly Run[];
  readonly answering: readonly Run[];
  readonly values: AssetNames;
  readonly toggle: (run: Run) => void;
} {
  const runs = useRuns((state) => state.runs);
  const { model, dataset, prompts, classNames } = useDraft(({ spec }) => spec);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const candidates = useMemo(
    () =>
      runs.filter(
        (run) => hasWeights(run) && run.spec.model === model && run.spec.dataset === dataset,
      ),
    [runs, model, dataset],
  );
  const answering = useMemo(
    () =>
      chosen === null
        ? candidates.slice(-mostAnswering)
        : candidates.filter(({ id }) => chosen.includes(id)),
    [candidates, chosen],
  );
  const values = useMemo(
    () => ({ model, dataset, prompts, classNames }),
    [model, dataset, prompts, classNames],
  );
  return {
    candidates,
    answering,
    values,
    toggle: ({ id }) => {
      const ids = answering.map((run) => run.id);
      setChosen(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
    },
  };
}
