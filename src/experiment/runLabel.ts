import { recipeOf } from "../recipes/index.ts";
import { changedFields, shortLabel, shortValue } from "./changedFields.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { runSpec } from "./runs.ts";
import type { RunSpec } from "./spec.ts";

/** Says nothing about what a run computes. */
const silent: readonly string[] = ["order", "evaluations", "evaluationSubset"];

/**
 * A run in few words: its method, and what differs from `base`, by default the default settings of
 * its recipe ("Lipsum-FT · λ 10 · seed 3").
 */
export function runLabel(run: RunSpec, base: RunSpec = runSpec(defaultSpec(), run.recipe)): string {
  const differences = changedFields(base, run)
    .filter(({ name }) => !silent.includes(name))
    .map(({ field, to }) => `${shortLabel(field)} ${shortValue(field, to)}`);
  return [recipeOf(run.recipe).title, ...differences].join(" · ");
}
