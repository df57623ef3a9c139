import { defaultSpec } from "../../src/experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import type { Baseline, Contest, Trial } from "./choose.ts";
import { contestOf, rank } from "./choose.ts";
import type { CheckpointTrial, EvidenceDomain, Tuning } from "./evidence.ts";
import type { Fold } from "./folds.ts";
import type { Plan, Setting } from "./plan.ts";
import type { RunStore } from "./runStore.ts";
import { mean } from "../../src/experiment/estimate.ts";
import { measureFolds } from "./measureFolds.ts";

/** The default experiment with what must be quick left out: how many pictures live curves show changes no weight. */
export function baseSpec(): ExperimentSpec {
  return { ...defaultSpec(), evaluationSubset: 8 };
}

/** {@link baseSpec}, whose last weights are measured, so that no live evaluation counts. */
export function lastWeightsSpec(): ExperimentSpec {
  return { ...baseSpec(), evaluations: 1, selection: "last" };
}

/** `spec` with Lipsum-FT's λ. */
export function withRegularization(spec: ExperimentSpec, regularization: number): ExperimentSpec {
  const own = { ...spec.hyperparameters["lipsum-ft"], regularization };
  return { ...spec, hyperparameters: { ...spec.hyperparameters, "lipsum-ft": own } };
}

/** All that was tried, before anything is chosen from it: FT and Lipsum-FT at every setting. */
type Tried = Pick<Tuning, "folds" | "zeroShot" | "screening" | "final">;

/**
 * Chooses the hyperparameters on validation splits, with seeds that are not reported: every trial is a
 * run a fold and seed, and its accuracy on the reference domain that on all of the folds' pictures.
 * @param earlier trials of the same plan, model and data: they are not made again.
 */
export async function tune(
  store: RunStore,
  plan: Plan,
  domains: readonly EvidenceDomain[],
  folds: readonly Fold[],
  earlier: Tried | null,
): Promise<Tuning> {
  const reference = domains.find(({ role }) => role === "reference")!;
  const { screening, final, checkpoints } = plan;
  const told = folds.map(({ family, pictures }) => ({ family, pictures }));

  let zeroShot: Tuning["zeroShot"] = {};

  /** FT where λ is null, else Lipsum-FT. */
  async function trial(
    setting: Setting,
    regularization: number | null,
    seeds: readonly number[],
    checkpoint: Partial<Pick<ExperimentSpec, "selection" | "evaluations">> = {},
  ): Promise<Trial> {
    const spec = { ...lastWeightsSpec(), ...setting, ...checkpoint };
    const [own, recipe] =
      regularization === null
        ? [spec, "ft" as const]
        : [withRegularization(spec, regularization), "lipsum-ft" as const];
    const measured = await measureFolds(store, folds, domains, own, recipe, seeds);
    zeroShot = measured.zeroShot.domains;
    return { setting, regularization, ...measured.tuned };
  }

  const baselineOf = (zero: Tuning["zeroShot"]): Baseline => ({
    reference: zero[reference.id]!,
    shifted: mean(domains.filter(({ role }) => role === "shifted").map(({ id }) => zero[id]!)),
    pictures: folds.reduce((sum, { pictures }) => sum + pictures, 0),
  });

  async function tryAll(): Promise<Tried> {
    const screened = await Promise.all(
      screening.settings.flatMap((setting) =>
        [null, ...screening.regularizations].map((each) => trial(setting, each, screening.seeds)),
      ),
    );
    const ranked = rank(contestsOf(screened, baselineOf(zeroShot)), baselineOf(zeroShot));
    const finalists = ranked.slice(0, screening.finalists);
    const finals = await Promise.all(
      finalists.flatMap(({ ft: { setting } }) =>
        [null, ...final.regularizations].map((each) => trial(setting, each, final.seeds)),
      ),
    );
    return { folds: told, zeroShot, screening: screened, final: finals };
  }

  const tried = earlier ?? (await tryAll());
  const baseline = baselineOf(tried.zeroShot);
  const { lipsumFt: best } = rank(contestsOf(tried.final, baseline), baseline)[0]!;
  const { evaluations } = defaultSpec();
  const checkpointTrials = await Promise.all(
    checkpoints.selections.flatMap((selection) =>
      [null, best.regularization].map(async (regularization): Promise<CheckpointTrial> => {
        const changes = selection === "last" ? {} : { selection, evaluations };
        const found = await trial(best.setting, regularization, checkpoints.seeds, changes);
        return { ...found, selection };
      }),
    ),
  );
  return {
    ...tried,
    checkpoints: checkpointTrials,
    chosen: { ...best.setting, regularization: best.regularization! },
  };
}

/** Trials as they stand in a row: FT of a setting, then Lipsum-FT of the same at one λ or more. */
function contestsOf(trials: readonly Trial[], baseline: Baseline): Contest[] {
  const starts = trials.flatMap(({ regularization }, i) => (regularization === null ? [i] : []));
  return starts.map((start, i) => {
    const [ft, ...own] = trials.slice(start, starts[i + 1]);
    return contestOf(ft!, own, baseline);
  });
}
