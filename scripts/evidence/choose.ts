import type { Setting } from "./plan.ts";
import { mean } from "../../src/experiment/estimate.ts";

/** One method at one setting on validation splits, averaged over seeds. Accuracies are of [0, 1]. */
export interface Trial {
  readonly setting: Setting;
  /** λ; null for FT. */
  readonly regularization: number | null;
  readonly reference: number;
  /** Unweighted mean over the shifted domains. */
  readonly shifted: number;
  readonly referenceNll: number;
  /** Accuracies by domain id. */
  readonly domains: Readonly<Record<string, number>>;
}

/** A setting with what FT and Lipsum-FT came to at it; Lipsum-FT at the λ that counts. */
export interface Contest {
  readonly ft: Trial;
  readonly lipsumFt: Trial;
}

/** What accuracies are measured against: zero-shot, on `pictures` of the reference domain. */
export interface Baseline {
  readonly reference: number;
  readonly shifted: number;
  readonly pictures: number;
}

/** Accuracies are ratios of counts: what differs by less is equal. */
const epsilon = 1e-9;

export const settingRule =
  "A setting qualifies where FT is at most one standard error under the best setting's FT on the reference domain (√(p(1 − p)/n) over its n validation pictures: the one-standard-error rule of Breiman et al., Classification and Regression Trees, 1984), at least 10 points over zero-shot there, and at least 3 points under zero-shot on the shifted domains. So FT is tuned well, and shows what fine-tuning does.";

export const screeningRule =
  "Of the settings that qualify the best is where Lipsum-FT, at λ 1, has the highest mean accuracy over all domains, the reference domain among them; of equals what trains on fewer pictures. Where none qualifies, where FT is the most accurate on the reference domain. The best of the screening go on.";

export const regularizationRule =
  "λ, at what goes on and over more seeds: the highest mean accuracy over all domains; of equals the smaller λ. Then the best setting again by the rule of the screening, each at its own λ.";

/** {@link settingRule} and {@link screeningRule}: all contests, the best first; one that does not qualify comes after all that do. */
export function rank(contests: readonly Contest[], baseline: Baseline): Contest[] {
  const best = Math.max(...contests.map(({ ft }) => ft.reference));
  const standardError = Math.sqrt((best * (1 - best)) / baseline.pictures);
  const qualifies = ({ ft }: Contest) =>
    ft.reference >= best - standardError - epsilon &&
    ft.reference >= baseline.reference + 0.1 - epsilon &&
    ft.shifted <= baseline.shifted - 0.03 + epsilon;
  const sort = (list: readonly Contest[], of: (contest: Contest) => number) =>
    [...list].sort((a, b) =>
      Math.abs(of(a) - of(b)) > epsilon ? of(b) - of(a) : cost(a.ft.setting) - cost(b.ft.setting),
    );
  return [
    ...sort(contests.filter(qualifies), ({ lipsumFt }) => overall(lipsumFt)),
    ...sort(
      contests.filter((contest) => !qualifies(contest)),
      ({ ft }) => ft.reference,
    ),
  ];
}

/** {@link regularizationRule}. Throws for no trial. */
export function chooseRegularization(trials: readonly Trial[]): Trial {
  const [best] = [...trials].sort((a, b) =>
    Math.abs(overall(a) - overall(b)) > epsilon
      ? overall(b) - overall(a)
      : (a.regularization ?? 0) - (b.regularization ?? 0),
  );
  if (!best) throw new Error("there is nothing to choose from");
  return best;
}

/** Mean accuracy over all domains. */
function overall({ domains }: Trial): number {
  return mean(Object.values(domains));
}

/** Runs of one setting as one. */
export function averageTrials(trials: readonly Trial[]): Trial {
  const of = (read: (trial: Trial) => number) => mean(trials.map(read));
  return {
    ...trials[0]!,
    reference: of((trial) => trial.reference),
    shifted: of((trial) => trial.shifted),
    referenceNll: of((trial) => trial.referenceNll),
    domains: Object.fromEntries(
      Object.keys(trials[0]!.domains).map((id) => [id, of(({ domains }) => domains[id]!)]),
    ),
  };
}

/** Pictures trained on. */
function cost({ steps, batchSize }: Setting): number {
  return steps * batchSize;
}
