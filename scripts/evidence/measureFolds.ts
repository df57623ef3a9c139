import { mean } from "../../src/experiment/estimate.ts";
import type { DomainResults } from "../../src/experiment/record.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import type { EvidenceDomain } from "./evidence.ts";
import type { Fold } from "./folds.ts";
import type { RunStore } from "./runStore.ts";
import { accuraciesOf, accuracyByDomain } from "./shifted.ts";

/** What validation says of one model, or of several runs as one. Accuracies are of [0, 1]. */
export interface Validation {
  readonly reference: number;
  /** Unweighted mean over the shifted domains. */
  readonly shifted: number;
  readonly referenceNll: number;
  /** Accuracies by domain id. */
  readonly domains: Readonly<Record<string, number>>;
}

/** One recipe of a spec on validation splits: a run a fold and seed, as one. */
export async function measureFolds(
  store: RunStore,
  folds: readonly Fold[],
  domains: readonly EvidenceDomain[],
  spec: ExperimentSpec,
  recipe: RecipeId,
  seeds: readonly number[],
): Promise<{ readonly tuned: Validation; readonly zeroShot: Validation }> {
  const planned = folds.flatMap((fold) => seeds.map((seed) => ({ fold, seed })));
  const runs = await Promise.all(
    planned.map(({ fold, seed }) => store.run({ ...spec, seed }, recipe, "val", fold)),
  );
  const reference = domains.find(({ role }) => role === "reference")!.id;
  const weights = planned.map(({ fold }) => fold.pictures);
  const pooled = (of: "tuned" | "zeroShot") =>
    pool(
      runs.map(({ results }) => validationOf(results[of], reference, domains)),
      reference,
      weights,
    );
  return { tuned: pooled("tuned"), zeroShot: pooled("zeroShot") };
}

function validationOf(
  results: DomainResults,
  reference: string,
  domains: readonly EvidenceDomain[],
): Validation {
  return {
    ...accuraciesOf(results, domains),
    referenceNll: results[reference]!.nll,
    domains: accuracyByDomain(results, domains),
  };
}

/**
 * Several runs as one: the shifted domains' mean, and of the reference domain that by pictures.
 * @param weights the pictures that each run is measured on there.
 */
export function pool(
  runs: readonly Validation[],
  reference: string,
  weights: readonly number[],
): Validation {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const byPictures = (read: (run: Validation) => number) =>
    runs.reduce((sum, run, i) => sum + weights[i]! * read(run), 0) / all;
  return {
    reference: byPictures((run) => run.reference),
    shifted: mean(runs.map(({ shifted }) => shifted)),
    referenceNll: byPictures((run) => run.referenceNll),
    domains: Object.fromEntries(
      Object.keys(runs[0]!.domains).map((id) => {
        const of = ({ domains }: Validation) => domains[id]!;
        return [id, id === reference ? byPictures(of) : mean(runs.map(of))];
      }),
    ),
  };
}
