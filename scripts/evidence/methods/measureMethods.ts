import { estimate } from "../../../src/experiment/estimate.ts";
import type { DomainResults } from "../../../src/experiment/record.ts";
import { recipeOf } from "../../../src/recipes/index.ts";
import type { EvidenceDomain } from "../evidence.ts";
import type { RunStore } from "../runStore.ts";
import { unlessPaused } from "../runStore.ts";
import { rowOf } from "../table.ts";
import type { TunedHyperparameter, VariantRow } from "./evidence.ts";
import type { MethodsPlan, MethodVariant } from "./plan.ts";
import { isTuned, variantSpec } from "./tuneMethods.ts";

interface MeasuredRow {
  readonly row: VariantRow;
  readonly zeroShot: DomainResults;
}

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
  async function measure(variant: MethodVariant): Promise<MeasuredRow | null> {
    const own = tunings.filter(({ variant: id }) => id === variant.id);
    // Without its tuning a row would not be what the plan says.
    if (isTuned(plan, variant.id) && own.length === 0) return null;
    const chosen = own.map(({ hyperparameter, chosen: value }) => [hyperparameter, value] as const);
    const spec = variantSpec(variant, Object.fromEntries(chosen));
    const seeds = Array.from({ length: variant.seeds }, (_, seed) =>
      unlessPaused(store.run({ ...spec, seed }, variant.recipe, "test")),
    );
    const runs = (await Promise.all(seeds)).filter((run) => run !== null);
    if (runs.length === 0) return null;
    const { id, recipe, title } = variant;
    const tuned = runs.map((run) => ({ seed: run.spec.seed, results: run.results.tuned }));
    const seconds = estimate(runs.map(({ trainingMs }) => trainingMs / 1000));
    const row = { ...rowOf(recipe, title, tuned, domains), id, recipe, seconds };
    return { row, zeroShot: runs[0]!.results.zeroShot };
  }

  // What starts from finished runs comes row after row: each finds what the one before has trained.
  const measured = new Map<MethodVariant, MeasuredRow | null>();
  await Promise.all(
    plan.variants
      .filter((variant) => !isCombination(variant))
      .map(async (variant) => measured.set(variant, await measure(variant))),
  );
  for (const variant of plan.variants.filter(isCombination))
    measured.set(variant, await measure(variant));

  const rows = plan.variants.flatMap((variant) => measured.get(variant) ?? []);
  const [first] = rows;
  if (!first) return [];
  const zeroShot = rowOf(
    "zero-shot",
    "Zero-shot",
    [{ seed: null, results: first.zeroShot }],
    domains,
  );
  return [{ ...zeroShot, id: "zero-shot", recipe: "zero-shot" }, ...rows.map(({ row }) => row)];
}

function isCombination(variant: MethodVariant): boolean {
  const { recipe } = variant;
  const values = variantSpec(variant, {}).hyperparameters[recipe];
  return recipeOf(recipe).method(values).kind === "weight-space";
}
