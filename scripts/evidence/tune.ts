import { defaultSpec } from "../../src/experiment/defaultSpec.ts";
import type { DomainResults } from "../../src/experiment/record.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import type { Contest, Trial } from "./choose.ts";
import { averageTrials, chooseRegularization, rank } from "./choose.ts";
import type { CheckpointTrial, EvidenceDomain, Tuning } from "./evidence.ts";
import type { Plan, Setting } from "./plan.ts";
import type { RunStore } from "./runStore.ts";
import { mean } from "../../src/experiment/estimate.ts";
import { accuraciesOf, accuracyByDomain } from "./shifted.ts";

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
type Tried = Pick<Tuning, "zeroShot" | "screening" | "final">;

/**
 * Chooses the hyperparameters on validation splits, with seeds that are not reported.
 * @param earlier trials of the same plan, model and data: they are not made again.
 */
export async function tune(
  store: RunStore,
  plan: Plan,
  domains: readonly EvidenceDomain[],
  earlier: Tried | null,
): Promise<Tuning> {
  const reference = domains.find(({ role }) => role === "reference")!;
  const { screening, final, checkpoints } = plan;
  let zeroShot: DomainResults = {};

  /** FT where λ is null, else Lipsum-FT. */
  async function trial(
    setting: Setting,
    regularization: number | null,
    seeds: readonly number[],
    checkpoint: Partial<Pick<ExperimentSpec, "selection" | "evaluations">> = {},
  ): Promise<Trial> {
    const spec = { ...lastWeightsSpec(), ...setting, ...checkpoint };
    const runOf = (seed: number) =>
      regularization === null
        ? store.run({ ...spec, seed }, "ft", "val")
        : store.run(withRegularization({ ...spec, seed }, regularization), "lipsum-ft", "val");
    const runs = (await Promise.all(seeds.map(runOf))).map(({ results }) => results);
    zeroShot = runs[0]!.zeroShot;
    return averageTrials(
      runs.map(({ tuned }) => ({
        setting,
        regularization,
        ...accuraciesOf(tuned, domains),
        referenceNll: tuned[reference.id]!.nll,
        domains: accuracyByDomain(tuned, domains),
      })),
    );
  }

  const baselineOf = (zero: Tuning["zeroShot"]) => ({
    reference: zero[reference.id]!,
    shifted: mean(domains.filter(({ role }) => role === "shifted").map(({ id }) => zero[id]!)),
    pictures: reference.val,
  });

  async function tryAll(): Promise<Tried> {
    const screened = await Promise.all(
      screening.settings.flatMap((setting) =>
        [null, screening.regularization].map((each) => trial(setting, each, screening.seeds)),
      ),
    );
    const zero = accuracyByDomain(zeroShot, domains);
    const finalists = rank(contestsOf(screened), baselineOf(zero)).slice(0, screening.finalists);
    const finals = await Promise.all(
      finalists.flatMap(({ ft: { setting } }) =>
        [null, ...final.regularizations].map((each) => trial(setting, each, final.seeds)),
      ),
    );
    return { zeroShot: zero, screening: screened, final: finals };
  }

  const tried = earlier ?? (await tryAll());
  const { lipsumFt: best } = rank(contestsOf(tried.final), baselineOf(tried.zeroShot))[0]!;
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
function contestsOf(trials: readonly Trial[]): Contest[] {
  const starts = trials.flatMap(({ regularization }, i) => (regularization === null ? [i] : []));
  return starts.map((start, i) => {
    const [ft, ...own] = trials.slice(start, starts[i + 1]);
    return { ft: ft!, lipsumFt: chooseRegularization(own) };
  });
}
