import type { RecipeId } from "../recipes/index.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { commonValues } from "./spec.ts";
import type { ExperimentSpec, RunSpec } from "./spec.ts";

/** The runs of an experiment, one a recipe, in the order of `spec.recipes`. */
export function runSpecs(spec: ExperimentSpec): RunSpec[] {
  return spec.recipes.map((recipe) => runSpec(spec, recipe));
}

/** `spec` narrowed to one recipe, whether or not it is among those that run. */
export function runSpec(spec: ExperimentSpec, recipe: RecipeId): RunSpec {
  const hyperparameters = spec.hyperparameters[recipe];
  return { version: 1, ...commonValues(spec), recipe, hyperparameters };
}

/** An experiment of this run alone; the other recipes have their defaults. */
export function experimentOf(run: RunSpec): ExperimentSpec {
  const { hyperparameters } = defaultSpec();
  return {
    version: 1,
    ...commonValues(run),
    recipes: [run.recipe],
    hyperparameters: { ...hyperparameters, [run.recipe]: run.hyperparameters },
  };
}
