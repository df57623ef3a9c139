import type { Pictures } from "../data/dataset.ts";
import type { RunEvent } from "../experiment/record.ts";
import type { RunSpec } from "../experiment/spec.ts";
import { ViewFeatures } from "./feeds/viewFeatures.ts";
import type { DomainPictures } from "./measuring/embedder.ts";
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
  const total = pictures + (views?.count ?? 0);
  let done = 0;
  const told = (more: number): RunEvent => {
    done += more;
    return { type: "features", runId, done, total };
  };
  // Lent for all of it, so that it is put on the device once.
  yield* pretrained.tower.lend(async function* () {
    for (const set of sets) for await (const more of evaluator.prepare(set)) yield told(more);
    if (views) for await (const more of views.compute()) yield told(more);
  });
}
