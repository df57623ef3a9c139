import type { Pictures } from "../data/dataset.ts";
import type { RunEvent } from "../experiment/record.ts";
import type { RunSpec } from "../experiment/spec.ts";
import { recipeOf } from "../recipes/index.ts";
import { ViewFeatures } from "./feeds/viewFeatures.ts";
import type { DomainPictures } from "./measuring/embedder.ts";
import type { BankKind } from "./probing/featureBank.ts";
import { stepGraphOf } from "./step/stepGraphOf.ts";
import { tuningFor } from "./step/tuningFor.ts";
import type { Workbench } from "./workbench.ts";

/** Features of the fixed views of runs with the same batches, yet to be computed; null where none of them reads any. */
export function viewsFor(
  bench: Workbench,
  pictures: Pictures,
  specs: readonly RunSpec[],
): ViewFeatures | null {
  const reader = specs.find((spec) => {
    const tuning = spec.augmentedViews > 0 && tuningFor(spec);
    return tuning && stepGraphOf(bench, spec, tuning).readsFrozenFeatures;
  });
  return reader ? new ViewFeatures(bench, pictures, reader) : null;
}

/**
 * Computes what the frozen tower is needed for, so that it need not be there beside runs that train: how
 * it embeds the sets that are measured, and the views. Tells how far it is as events of one run; computes
 * only while it is pulled, and gives the tower back when it is not pulled any more.
 */
export async function* computeFrozenFeatures(
  { pretrained, evaluator }: Pick<Workbench, "pretrained" | "evaluator">,
  sets: readonly (readonly DomainPictures[])[],
  views: ViewFeatures | null,
  runId: string,
): AsyncGenerator<RunEvent, void> {
  const pictures = sets.flat().reduce((sum, { indices }) => sum + indices.length, 0);
  // Lent for all of it, so that it is put on the device once.
  const seen = pretrained.tower.lend(async function* () {
    for (const set of sets) yield* evaluator.prepare(set);
    if (views) yield* views.compute();
  });
  yield* told(runId, pictures + (views?.count ?? 0), seen);
}

/**
 * Computes the banks that runs read and that are not there yet, and tells how far it is as
 * {@link computeFrozenFeatures} does.
 * @param isRestored that the runs go on: a head start of theirs is in their leaves.
 */
export async function* computeBanks(
  { banks }: Pick<Workbench, "banks">,
  specs: readonly RunSpec[],
  isRestored: boolean,
  runId: string,
): AsyncGenerator<RunEvent, void> {
  const kinds = specs.flatMap((spec) => bankOf(spec, isRestored) ?? []);
  yield* told(runId, await banks.countMissing(kinds), banks.compute(kinds));
}

/** What `seen` yields is how many pictures are done since the last. */
async function* told(
  runId: string,
  total: number,
  seen: AsyncGenerator<number, void>,
): AsyncGenerator<RunEvent, void> {
  let done = 0;
  for await (const more of seen) {
    done += more;
    yield { type: "features", runId, done, total };
  }
}

/** The bank that a run reads, as it trains or before; null where it reads none. */
function bankOf(spec: RunSpec, isRestored: boolean): BankKind | null {
  const method = recipeOf(spec.recipe).method(spec.hyperparameters);
  if (method.kind === "probing") return method;
  return (!isRestored && tuningFor(spec)?.tuning.headStart) || null;
}
