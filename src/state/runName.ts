import { defaultSpec } from "../experiment/defaultSpec.ts";
import { runLabel } from "../experiment/runLabel.ts";
import { runSpec } from "../experiment/runs.ts";
import type { ExperimentSpec, HyperparameterValues } from "../experiment/spec.ts";
import { recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import { fieldOf } from "./draft.ts";
import type { Run } from "./run.ts";

/** A run among those of its experiment: "Lipsum-FT"; "WiSE-FT of FT" where it starts from another's run. */
export function nameOf({ recipe, spec }: Pick<Run, "recipe" | "spec">): string {
  return methodName(recipe, spec.hyperparameters[recipe]);
}

/** A method with these settings: "FT", "WiSE-FT of FT". */
export function methodName(recipe: RecipeId, { of }: HyperparameterValues): string {
  const { title } = recipeOf(recipe);
  if (of === undefined) return title;
  const field = fieldOf(`${recipe}.of`);
  const option = field.kind === "choice" && field.options.find(({ value }) => value === of);
  return option ? `${title} of ${option.label}` : title;
}

/** A run among all: its name, and what differs from the defaults ("Lipsum-FT · λ 10"). */
export function labelOf(recipe: RecipeId, spec: ExperimentSpec): string {
  const run = runSpec(spec, recipe);
  const base = runSpec(defaultSpec(), recipe);
  const { of } = run.hyperparameters;
  // What it starts from is in its name.
  const named = of === undefined ? base.hyperparameters : { ...base.hyperparameters, of };
  const label = runLabel(run, { ...base, hyperparameters: named });
  return nameOf({ recipe, spec }) + label.slice(recipeOf(recipe).title.length);
}
