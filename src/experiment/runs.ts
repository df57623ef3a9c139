import type { RecipeId } from "../recipes/index.ts";
import { commonFields } from "./spec.ts";
import type { CommonValues, ExperimentSpec, RunSpec } from "./spec.ts";

/** The runs of an experiment, one a recipe, in the order of `spec.recipes`. */
export function runSpecs(spec: ExperimentSpec): RunSpec[] {
  return spec.recipes.map((recipe) => runSpec(spec, recipe));
}

/** `spec` narrowed to one recipe, whether or not it is among those that run. */
export function runSpec(spec: ExperimentSpec, recipe: RecipeId): RunSpec {
  const names = Object.keys(commonFields) as (keyof CommonValues)[];
  // Object.fromEntries forgets that every common field has its row.
  const common = Object.fromEntries(names.map((name) => [name, spec[name]])) as CommonValues;
  return { version: 1, ...common, recipe, hyperparameters: spec.hyperparameters[recipe] };
}
