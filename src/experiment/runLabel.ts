import { recipeOf } from "../recipes/index.ts";
import { changedFields, fieldText } from "./changedFields.ts";
import type { ChangedField } from "./changedFields.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { runSpec } from "./runs.ts";
import type { RunSpec } from "./spec.ts";

/** Says nothing about what a run computes. */
const silent: readonly string[] = ["order", "evaluations", "evaluationSubset"];

/**
 * A run in few words, as files have them: its method, and what differs from `base`, by default the
 * default settings of its recipe ("Lipsum-FT · λ 10 · seed 3").
 */
export function runLabel(run: RunSpec, base?: RunSpec): string {
  const texts = labelChanges(run, base).map(({ field, to }) => fieldText(field, to));
  return [recipeOf(run.recipe).title, ...texts].join(" · ");
}

/** What a run's label says beside its method. */
export function labelChanges(
  run: RunSpec,
  base: RunSpec = runSpec(defaultSpec(), run.recipe),
): readonly ChangedField[] {
  return changedFields(base, run).filter(({ name }) => !silent.includes(name));
}
