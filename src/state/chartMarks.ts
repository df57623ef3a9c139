import { rateChangesOf } from "../experiment/rateChanges.ts";
import type { RateChange } from "../experiment/rateChanges.ts";
import type { Mark } from "../experiment/recording.ts";
import type { Run } from "./run.ts";

/** What charts show of a run besides its curves. */
export type ChartMark =
  Mark | { readonly step: number; readonly kind: "rate"; readonly learningRate: number };

/** Where a run broke off and went on, and where the peak of its learning rate changed or is to change. */
export function chartMarksOf({ marks, spec }: Pick<Run, "marks" | "spec">): readonly ChartMark[] {
  return [
    ...marks,
    ...rateChangesOf(spec)
      .filter(({ after }) => after < spec.steps)
      .map(rateMark),
  ];
}

/** Those of several runs, once where runs have one together. */
export function sharedMarks(runs: readonly Run[]): readonly ChartMark[] {
  const marks = runs.flatMap(chartMarksOf);
  return [...new Map(marks.map((mark) => [markKey(mark), mark])).values()];
}

/** Equal for marks that say the same. */
export function markKey(mark: ChartMark): string {
  return `${mark.kind}/${mark.step}${mark.kind === "rate" ? `/${mark.learningRate}` : ""}`;
}

function rateMark({ after, learningRate }: RateChange): ChartMark {
  return { step: after, kind: "rate", learningRate };
}
