import { defaultSpec } from "../../src/experiment/defaultSpec.ts";
import type { DomainResults } from "../../src/experiment/record.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import type { Contest, Trial } from "./choose.ts";
import { averageTrials, chooseRegularization, rank } from "./choose.ts";
import type { CheckpointTrial, EvidenceDomain, Tuning } from "./evidence.ts";
import type { Plan, Setting } from "./plan.ts";
import type { RunStore } from "./runStore.ts";
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

/** Chooses the hyperparameters on validation splits, with seeds that are not reported. */
export async function tune(
  store: RunStore,
  { firstRound, screening, final, checkpoints }: Plan,
  domains: readonly EvidenceDomain[],
): Promise<Tuning> {
  const reference = domains.find(({ role }) => role === "reference")!;
  let zeroShot: DomainResults = {};

  /** FT where λ is null, else Lipsum-FT. */
  async function trial(
    setting: Setting,
    regularization: number | null,
    seeds: readonly number[],
    checkpoint: Partial<Pick<ExperimentSpec, "selection" | "evaluations">> = {},
  ): Promise<Trial> {
    const spec = { ...lastWeightsSpec(), ...setting, ...checkpoint };
    const trials: Trial[] = [];
    for (const seed of seeds) {
      const { results } = await (regularization === null
        ? store.run({ ...spec, seed }, "ft", "val")
        : store.run(withRegularization({ ...spec, seed }, regularization), "lipsum-ft", "val"));
      const referenceNll = results.tuned[reference.id]!.nll;
      trials.push({
        setting,
        regularization,
        ...accuraciesOf(results.tuned, domains),
        referenceNll,
        domains: accuracyByDomain(results.tuned, domains),
      });
      zeroShot = results.zeroShot;
    }
    return averageTrials(trials);
  }

  const tried: Trial[] = [];
  for (const { setting, regularization } of firstRound.attempts)
    tried.push(await trial(setting, regularization, firstRound.seeds));

  const screened: Contest[] = [];
  for (const setting of screening.settings) {
    const ft = await trial(setting, null, screening.seeds);
    const lipsumFt = await trial(setting, screening.regularization, screening.seeds);
    screened.push({ ft, lipsumFt });
  }
  const baseline = { ...accuraciesOf(zeroShot, domains), pictures: reference.val };
  const finalists = rank(screened, baseline).slice(0, screening.finalists);

  const finalTrials: Trial[] = [];
  const finals: Contest[] = [];
  for (const { setting } of finalists.map(({ ft }) => ft)) {
    const ft = await trial(setting, null, final.seeds);
    const own: Trial[] = [];
    for (const regularization of final.regularizations)
      own.push(await trial(setting, regularization, final.seeds));
    finalTrials.push(ft, ...own);
    finals.push({ ft, lipsumFt: chooseRegularization(own, ft) });
  }
  const { lipsumFt: best } = rank(finals, baseline)[0]!;

  const checkpointTrials: CheckpointTrial[] = [];
  const { evaluations } = defaultSpec();
  for (const selection of checkpoints.selections)
    for (const regularization of [null, best.regularization]) {
      const changes = selection === "last" ? {} : { selection, evaluations };
      const found = await trial(best.setting, regularization, checkpoints.seeds, changes);
      checkpointTrials.push({ ...found, selection });
    }
  return {
    zeroShot: accuracyByDomain(zeroShot, domains),
    firstRound: tried,
    screening: screened.flatMap(({ ft, lipsumFt }) => [ft, lipsumFt]),
    final: finalTrials,
    checkpoints: checkpointTrials,
    chosen: { ...best.setting, regularization: best.regularization! },
  };
}
