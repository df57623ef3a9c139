import type { Validation } from "./measureFolds.ts";
import type { Setting } from "./plan.ts";

/** One method at one setting, over folds and seeds. */
export interface Trial extends Validation {
  readonly setting: Setting;
  /** λ; null for FT. */
  readonly regularization: number | null;
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
  "A setting qualifies where FT is at most one standard error under the best setting's FT on the reference domain (√(p(1 − p)/n) over its n validation pictures: the one-standard-error rule of Breiman et al., Classification and Regression Trees, 1984): FT is tuned for itself.";

export const marginRule =
  "Of the settings that qualify, and of the values of λ, the best is the one that shows the effect with the most room: each claim about accuracy has a margin (how far FT is beyond 10 points over zero-shot on the reference domain and beyond 3 under it on the shifted ones, Lipsum-FT beyond 1.5 under FT on the reference domain, beyond 3 over FT and beyond 1 under zero-shot on the shifted ones), and the smallest of the five is to be as large as can be. Of equals the smaller λ, then what trains on fewer pictures. Where none qualifies, where FT is the most accurate on the reference domain.";

export const finalRule =
  "The best of the screening go on to more seeds and values of λ, and the same rules decide there.";

/** {@link settingRule} and {@link marginRule}: all contests, the best first; one that does not qualify comes after all that do. */
export function rank(contests: readonly Contest[], baseline: Baseline): Contest[] {
  const best = Math.max(...contests.map(({ ft }) => ft.reference));
  const standardError = Math.sqrt((best * (1 - best)) / baseline.pictures);
  const qualifies = ({ ft }: Contest) => ft.reference >= best - standardError - epsilon;
  const sort = (list: readonly Contest[], of: (contest: Contest) => number) =>
    [...list].sort((a, b) =>
      Math.abs(of(a) - of(b)) > epsilon ? of(b) - of(a) : cost(a.ft.setting) - cost(b.ft.setting),
    );
  return [
    ...sort(contests.filter(qualifies), (contest) => margin(contest, baseline)),
    ...sort(
      contests.filter((contest) => !qualifies(contest)),
      ({ ft }) => ft.reference,
    ),
  ];
}

/** FT of a setting with the one of Lipsum-FT's trials there that {@link marginRule} takes. Throws for no trial. */
export function contestOf(ft: Trial, trials: readonly Trial[], baseline: Baseline): Contest {
  const contests = trials.map((lipsumFt) => ({
    ft,
    lipsumFt,
    room: margin({ ft, lipsumFt }, baseline),
  }));
  const [best] = contests.sort((a, b) =>
    Math.abs(a.room - b.room) > epsilon
      ? b.room - a.room
      : (a.lipsumFt.regularization ?? 0) - (b.lipsumFt.regularization ?? 0),
  );
  if (!best) throw new Error("there is nothing to choose from");
  return { ft, lipsumFt: best.lipsumFt };
}

/** The smallest of the five margins of {@link marginRule}, of [−1, 1]. */
export function margin({ ft, lipsumFt }: Contest, zeroShot: Baseline): number {
  return Math.min(
    ft.reference - zeroShot.reference - 0.1,
    zeroShot.shifted - ft.shifted - 0.03,
    lipsumFt.reference - ft.reference + 0.015,
    lipsumFt.shifted - ft.shifted - 0.03,
    lipsumFt.shifted - zeroShot.shifted + 0.01,
  );
}

/** Pictures trained on. */
function cost({ steps, batchSize }: Setting): number {
  return steps * batchSize;
}
