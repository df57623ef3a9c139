import { defaultSpec } from "../../src/experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import type { Trial } from "./choose.ts";
import { averageTrials, chooseFt, chooseRegularization } from "./choose.ts";
import type { EvidenceDomain, Tuning } from "./evidence.ts";
import type { Plan } from "./plan.ts";
import type { RunStore } from "./runStore.ts";
import { accuraciesOf } from "./shifted.ts";

/** The default experiment with what must be quick left out: live curves change no weight. */
export function baseSpec(): ExperimentSpec {
  return { ...defaultSpec(), evaluations: 1, evaluationSubset: 8 };
}

/** `spec` with Lipsum-FT's λ. */
export function withRegularization(spec: ExperimentSpec, regularization: number): ExperimentSpec {
  const own = { ...spec.hyperparameters["lipsum-ft"], regularization };
  return { ...spec, hyperparameters: { ...spec.hyperparameters, "lipsum-ft": own } };
}

/** Chooses the hyperparameters on validation splits, with seeds that are not reported. */
export async function tune(
  store: RunStore,
  plan: Plan,
  domains: readonly EvidenceDomain[],
): Promise<Tuning> {
  let zeroShot: Record<string, number> = {};

  async function trial(
    spec: ExperimentSpec,
    recipe: RecipeId,
    regularization: number | null,
  ): Promise<Trial> {
    const trials: Trial[] = [];
    for (const seed of plan.tuningSeeds) {
      const { results } = await store.run({ ...spec, seed }, recipe, "val");
      const { id } = domains.find(({ role }) => role === "reference")!;
      const { learningRate, steps } = spec;
      const accuracies = accuraciesOf(results.tuned, domains);
      const referenceNll = results.tuned[id]!.nll;
      trials.push({ learningRate, steps, regularization, ...accuracies, referenceNll });
      zeroShot = Object.fromEntries(domains.map((d) => [d.id, results.zeroShot[d.id]!.accuracy]));
    }
    return averageTrials(trials);
  }

  function lipsumTrial({ learningRate, steps, regularization }: Tuning["chosen"]): Promise<Trial> {
    const spec = { ...baseSpec(), learningRate, steps };
    return trial(withRegularization(spec, regularization), "lipsum-ft", regularization);
  }

  const ft: Trial[] = [];
  for (const steps of plan.ft.steps)
    for (const learningRate of plan.ft.learningRates)
      ft.push(await trial({ ...baseSpec(), learningRate, steps }, "ft", null));
  const best = chooseFt(ft);
  const { learningRate, steps } = best;

  const lipsumFt: Trial[] = [];
  for (const regularization of plan.regularizations)
    lipsumFt.push(await lipsumTrial({ learningRate, steps, regularization }));
  const abandoned: Trial[] = [];
  for (const setting of plan.abandoned) abandoned.push(await lipsumTrial(setting));
  const regularization = chooseRegularization(lipsumFt, best).regularization!;
  const chosen = { learningRate, steps, regularization };
  return { zeroShot, ft, lipsumFt, abandoned, chosen };
}
