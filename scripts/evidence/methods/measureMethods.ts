import { estimate } from "../../../src/experiment/estimate.ts";
import { recipeOf } from "../../../src/recipes/index.ts";
import type { EvidenceDomain } from "../evidence.ts";
import type { RunStore } from "../runStore.ts";
import { unlessPaused } from "../runStore.ts";
import { rowOf } from "../table.ts";
import type { FinishedRun } from "../trainRun.ts";
import type { TunedHyperparameter, VariantRow } from "./evidence.ts";
import type { MethodsPlan, MethodVariant } from "./plan.ts";
import { isTuned, variantSpec } from "./tuneMethods.ts";

/**
 * Zero-shot, and every row over its seeds, on test splits; where no more runs may be made, over the
 * seeds that there are.
 */
export async function measureMethods(
  store: RunStore,
  plan: MethodsPlan,
  domains: readonly EvidenceDomain[],
  tunings: readonly TunedHyperparameter[],
): Promise<VariantRow[]> {
  /** Null where no more runs may be made, and where its row waits for a tuning: it would not be what the plan says. */
  async function run(variant: MethodVariant, seed: number): Promise<FinishedRun | null> {
    const own = tunings.filter(({ variant: id }) => id === variant.id);
    if (isTuned(plan, variant.id) && own.length === 0) return null;
    const chosen = own.map(({ hyperparameter, chosen: value }) => [hyperparameter, value] as const);
    const spec = variantSpec(variant, Object.fromEntries(chosen));
    return unlessPaused(store.run({ ...spec, seed }, variant.recipe, "test"));
  }

  const finished = new Map<MethodVariant, FinishedRun[]>();
  async function measure(variants: readonly MethodVariant[]): Promise<void> {
    // Every row's first seed before any row's second: what is interrupted then lacks seeds, not rows.
    const planned = variants
      .flatMap((variant) => Array.from({ length: variant.seeds }, (_, seed) => ({ variant, seed })))
      .sort((a, b) => a.seed - b.seed);
    const runs = await Promise.all(planned.map(({ variant, seed }) => run(variant, seed)));
    for (const variant of variants)
      finished.set(
        variant,
        runs.filter((each, i) => each !== null && planned[i]!.variant === variant) as FinishedRun[],
      );
  }

  await measure(plan.variants.filter((variant) => !isCombination(variant)));
  // What starts from finished runs comes row after row: each finds what the one before has trained.
  for (const variant of plan.variants.filter(isCombination)) await measure([variant]);

  const rows = plan.variants.flatMap((variant) => rowsOf(variant, finished.get(variant)!, domains));
  const first = [...finished.values()].flat()[0];
  if (!first) return [];
  const zeroShot = rowOf(
    "zero-shot",
    "Zero-shot",
    [{ seed: null, results: first.results.zeroShot }],
    domains,
  );
  return [{ ...zeroShot, id: "zero-shot", recipe: "zero-shot" }, ...rows];
}

function isCombination(variant: MethodVariant): boolean {
  const { recipe } = variant;
  const values = variantSpec(variant, {}).hyperparameters[recipe];
  return recipeOf(recipe).method(values).kind === "weight-space";
}

/** The row of a variant's runs; none without any. */
function rowsOf(
  { id, recipe, title }: MethodVariant,
  runs: readonly FinishedRun[],
  domains: readonly EvidenceDomain[],
): VariantRow[] {
  if (runs.length === 0) return [];
  const tuned = runs.map((run) => ({ seed: run.spec.seed, results: run.results.tuned }));
  const seconds = estimate(runs.map(({ trainingMs }) => trainingMs / 1000));
  return [{ ...rowOf(recipe, title, tuned, domains), id, recipe, seconds }];
}
