import type { EvidenceDomain } from "../evidence.ts";
import type { FinishedRun, RunStore } from "../runStore.ts";
import { unlessPaused } from "../runStore.ts";
import { estimate } from "../../../src/experiment/estimate.ts";
import { rowOf } from "../table.ts";
import type { TunedHyperparameter, VariantRow } from "./evidence.ts";
import type { MethodsPlan } from "./plan.ts";
import { isTuned, variantSpec } from "./tuneMethods.ts";

/** Every row over its seeds, on test splits; where no more runs may be made, over the seeds that there are. */
export async function measureMethods(
  store: RunStore,
  plan: MethodsPlan,
  domains: readonly EvidenceDomain[],
  tunings: readonly TunedHyperparameter[],
): Promise<VariantRow[]> {
  const rows: VariantRow[] = [];
  for (const variant of plan.variants) {
    // Without its tuning a row would not be what the plan says.
    if (isTuned(plan, variant.id) && !tunings.some(({ variant: id }) => id === variant.id))
      continue;
    const own = tunings
      .filter(({ variant: id }) => id === variant.id)
      .map(({ hyperparameter, chosen }) => [hyperparameter, chosen] as const);
    const spec = variantSpec(variant, Object.fromEntries(own));
    const runs: FinishedRun[] = [];
    for (let seed = 0; seed < variant.seeds; seed++) {
      const run = await unlessPaused(store.run({ ...spec, seed }, variant.recipe, "test"));
      if (run) runs.push(run);
    }
    if (runs.length === 0) continue;
    const { id, recipe, title } = variant;
    const tuned = runs.map((run) => ({ seed: run.spec.seed, results: run.results.tuned }));
    const row = rowOf(recipe, title, tuned, domains);
    const seconds = estimate(runs.map(({ trainingMs }) => trainingMs / 1000));
    if (rows.length === 0) {
      const zeroShot = [{ seed: null, results: runs[0]!.results.zeroShot }];
      const shown = rowOf("zero-shot", "Zero-shot", zeroShot, domains);
      rows.push({ ...shown, id: "zero-shot", recipe: "zero-shot" });
    }
    rows.push({ ...row, id, recipe, seconds });
  }
  return rows;
}
