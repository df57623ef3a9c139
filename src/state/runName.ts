import type { ChangedField } from "../experiment/changedFields.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { labelChanges, runLabel } from "../experiment/runLabel.ts";
import { runSpec } from "../experiment/runs.ts";
import type { ExperimentSpec, HyperparameterValues, RunSpec } from "../experiment/spec.ts";
import { recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import { en } from "../words/en/index.ts";
import type { Words } from "../words/words.ts";
import { fieldOf } from "./draft.ts";
import type { Run } from "./run.ts";
import { changeIn } from "./schemaWords.ts";

/** A run among those of its experiment: "Lipsum-FT"; "WiSE-FT of FT" where it starts from another's run. */
export function nameOf({ recipe, spec }: Pick<Run, "recipe" | "spec">, words: Words): string {
  return methodName(recipe, spec.hyperparameters[recipe], words);
}

/** A method with these settings: "FT", "WiSE-FT of FT". */
export function methodName(
  recipe: RecipeId,
  { of }: HyperparameterValues,
  { runs: words }: Words,
): string {
  const { title } = recipeOf(recipe);
  if (of === undefined) return title;
  const field = fieldOf(`${recipe}.of`);
  const option = field.kind === "choice" && field.options.find(({ value }) => value === of);
  return option ? words.methodOf(title, option.label) : title;
}

/** A name with what sets it apart: "Lipsum-FT · λ 10". */
export function withChanges(name: string, changes: readonly ChangedField[], words: Words): string {
  return [name, ...changes.map((change) => changeIn(words, change))].join(" · ");
}

/**
 * A run among all: its name, and what differs from the defaults ("Lipsum-FT · λ 10"). Runs and files
 * keep it in English; the page says it in its own language, see {@link labelIn}.
 */
export function labelOf(recipe: RecipeId, spec: ExperimentSpec, words: Words = en): string {
  const run = runSpec(spec, recipe);
  const base = runSpec(defaultSpec(), recipe);
  const { of } = run.hyperparameters;
  // What it starts from is in its name.
  const named = of === undefined ? base.hyperparameters : { ...base.hyperparameters, of };
  const changes = labelChanges(run, { ...base, hyperparameters: named });
  return withChanges(nameOf({ recipe, spec }, words), changes, words);
}

/** A run's label in the page's language; one that somebody else gave it stays. */
export function labelIn(words: Words, { recipe, spec, label }: Run): string {
  const own = [labelOf(recipe, spec), runLabel(runSpec(spec, recipe))];
  return own.includes(label) ? labelOf(recipe, spec, words) : label;
}

/** A method's run by what of it differs from `base`. */
export function differenceIn(words: Words, run: RunSpec, base: RunSpec): string {
  return withChanges(recipeOf(run.recipe).title, labelChanges(run, base), words);
}
