import { commonFields } from "../experiment/spec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import type { MetricLog } from "./metricLog.ts";
import type { Run } from "./run.ts";
import { msPerStep } from "./speed.ts";
import type { SweepItem } from "./sweep.ts";

export interface SweepTimeOptions {
  readonly runs: readonly Run[];
  readonly logOf: (runId: string) => MetricLog;
  /** Of one update of one method on the default batch, where nothing has run yet; null where unknown. */
  readonly updateMs: number | null;
}

/**
 * About how many milliseconds the updates of a sweep take: at the speed of the runs made here, not of
 * recorded ones, those of the same method first, else at `updateMs`. Null where neither is known. Time grows with the
 * batch; live evaluations come on top.
 */
export function sweepMs(items: readonly SweepItem[], options: SweepTimeOptions): number | null {
  const speeds = options.runs.flatMap((run): Speed[] => {
    const ms = msPerStep(options.logOf(run.id));
    return ms === null || run.isRecorded
      ? []
      : [{ recipe: run.recipe, msPerPicture: ms / run.spec.batchSize }];
  });
  let total = 0;
  for (const { spec } of items) {
    for (const recipe of spec.recipes) {
      const { group } = recipeOf(recipe);
      if (group === "weight-space" || recipe === "zero-shot") continue;
      const ms = updateMs(recipe, spec, speeds, options.updateMs);
      if (ms === null) return null;
      total += ms * spec.steps;
    }
  }
  return total;
}

interface Speed {
  readonly recipe: RecipeId;
  readonly msPerPicture: number;
}

function updateMs(
  recipe: RecipeId,
  { batchSize }: ExperimentSpec,
  speeds: readonly Speed[],
  otherwise: number | null,
): number | null {
  const own = speeds.filter((speed) => speed.recipe === recipe);
  const known = own.length > 0 ? own : speeds;
  if (known.length > 0)
    return (batchSize * known.reduce((sum, one) => sum + one.msPerPicture, 0)) / known.length;
  return otherwise === null ? null : (otherwise * batchSize) / commonFields.batchSize.default;
}
