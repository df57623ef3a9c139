import { mean } from "../../src/experiment/estimate.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import type { EvidenceDomain } from "./evidence.ts";
import type { Fold } from "./folds.ts";
import type { RunStore } from "./runStore.ts";
import { accuracyByDomain } from "./shifted.ts";

/** What validation says of one model, or of several runs as one. Accuracies are of [0, 1]. */
export interface Validation {
  readonly reference: number;
  /** Unweighted mean over the shifted domains. */
  readonly shifted: number;
  readonly referenceNll: number;
  /** Accuracies by domain id. */
  readonly domains: Readonly<Record<string, number>>;
}

/** One fold's run. */
export interface FoldRun {
  readonly validation: Omit<Validation, "shifted">;
  /** Of the reference domain. */
  readonly pictures: number;
  /** Domains that do not count, since their like was trained on. */
  readonly seen: readonly string[];
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
  const pooled = (of: "tuned" | "zeroShot") =>
    pool(
      runs.map(({ results }, i) => ({
        validation: {
          reference: results[of][reference]!.accuracy,
          referenceNll: results[of][reference]!.nll,
          domains: accuracyByDomain(results[of], domains),
        },
        pictures: planned[i]!.fold.pictures,
        seen: planned[i]!.fold.seen,
      })),
      reference,
    );
  return { tuned: pooled("tuned"), zeroShot: pooled("zeroShot") };
}

/**
 * Several runs as one: of the reference domain the mean by pictures, of a shifted one the mean over the
 * runs that have seen nothing like it.
 */
export function pool(runs: readonly FoldRun[], reference: string): Validation {
  const all = runs.reduce((sum, { pictures }) => sum + pictures, 0);
  const byPictures = (read: (run: FoldRun) => number) =>
    runs.reduce((sum, run) => sum + run.pictures * read(run), 0) / all;
  const shifted = Object.keys(runs[0]!.validation.domains)
    .filter((id) => id !== reference)
    .map((id) => {
      const unseen = runs.filter(({ seen }) => !seen.includes(id));
      return [id, mean(unseen.map(({ validation }) => validation.domains[id]!))] as const;
    });
  const onReference = byPictures(({ validation }) => validation.reference);
  return {
    reference: onReference,
    shifted: mean(shifted.map(([, accuracy]) => accuracy)),
    referenceNll: byPictures(({ validation }) => validation.referenceNll),
    domains: { [reference]: onReference, ...Object.fromEntries(shifted) },
  };
}
