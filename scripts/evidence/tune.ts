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
  { screening, final, checkpoints }: Plan,
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

  async function screen(setting: Setting): Promise<Contest> {
    const { regularization, seeds } = screening;
    const both = [null, regularization].map((each) => trial(setting, each, seeds));
    // Two trials, of FT and of Lipsum-FT.
    const [ft, lipsumFt] = (await Promise.all(both)) as [Trial, Trial];
    return { ft, lipsumFt };
  }

  async function decide(setting: Setting): Promise<{ contest: Contest; trials: Trial[] }> {
    const own = final.regularizations.map((each) => trial(setting, each, final.seeds));
    const [ft, ...trials] = await Promise.all([trial(setting, null, final.seeds), ...own]);
    return {
      contest: { ft, lipsumFt: chooseRegularization(trials, ft) },
      trials: [ft, ...trials],
    };
  }

  const screened = await Promise.all(screening.settings.map(screen));
  const baseline = { ...accuraciesOf(zeroShot, domains), pictures: reference.val };
  const finalists = rank(screened, baseline).slice(0, screening.finalists);
  const decided = await Promise.all(finalists.map(({ ft }) => decide(ft.setting)));
  const finals = decided.map(({ contest }) => contest);
  const { lipsumFt: best } = rank(finals, baseline)[0]!;

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
    zeroShot: accuracyByDomain(zeroShot, domains),
    screening: screened.flatMap(({ ft, lipsumFt }) => [ft, lipsumFt]),
    final: decided.flatMap(({ trials }) => trials),
    checkpoints: checkpointTrials,
    chosen: { ...best.setting, regularization: best.regularization! },
  };
}
