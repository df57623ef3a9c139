import { mean } from "./statistics.ts";

/** One setting on validation splits, averaged over the tuning seeds. Accuracies are of [0, 1]. */
export interface Trial {
  readonly learningRate: number;
  readonly steps: number;
  /** λ; null for FT. */
  readonly regularization: number | null;
  readonly reference: number;
  /** Unweighted mean over the shifted domains. */
  readonly shifted: number;
  readonly referenceNll: number;
}

/** What counts as equal on the reference domain's few validation pictures: 1.5 points. */
const allowance = 0.015;

/** Accuracies are ratios of counts: what differs by less is equal. */
const epsilon = 1e-9;

export const ftRule =
  "FT: of the settings within 1.5 points of the highest validation accuracy on the reference domain, averaged over the tuning seeds, the one with the fewest steps; of equals the more accurate, then the lower learning rate.";

export const regularizationRule =
  "Lipsum-FT: FT's learning rate and steps. λ: of those within 1.5 points of FT's validation accuracy on the reference domain, the highest mean validation accuracy over the shifted domains; of equals the smaller λ. Where none is within, the one that comes closest.";

/** {@link ftRule}. */
export function chooseFt(trials: readonly Trial[]): Trial {
  const highest = Math.max(...trials.map(({ reference }) => reference));
  const near = trials.filter(({ reference }) => reference >= highest - allowance - epsilon);
  return first(near, (a, b) => {
    if (a.steps !== b.steps) return a.steps - b.steps;
    if (Math.abs(a.reference - b.reference) > epsilon) return b.reference - a.reference;
    return a.learningRate - b.learningRate;
  });
}

/** {@link regularizationRule}. */
export function chooseRegularization(trials: readonly Trial[], ft: Trial): Trial {
  const near = trials.filter(({ reference }) => reference >= ft.reference - allowance - epsilon);
  if (near.length === 0) return first(trials, (a, b) => b.reference - a.reference);
  return first(near, (a, b) => {
    if (Math.abs(a.shifted - b.shifted) > epsilon) return b.shifted - a.shifted;
    return (a.regularization ?? 0) - (b.regularization ?? 0);
  });
}

/** Runs of one setting as one. */
export function averageTrials(trials: readonly Trial[]): Trial {
  const of = (read: (trial: Trial) => number) => mean(trials.map(read));
  return {
    ...trials[0]!,
    reference: of((trial) => trial.reference),
    shifted: of((trial) => trial.shifted),
    referenceNll: of((trial) => trial.referenceNll),
  };
}

function first(trials: readonly Trial[], order: (a: Trial, b: Trial) => number): Trial {
  const [best] = [...trials].sort(order);
  if (!best) throw new Error("there is nothing to choose from");
  return best;
}
