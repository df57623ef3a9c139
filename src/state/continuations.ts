import { runSpec } from "../experiment/runs.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { recipeIds, recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import type { Ingredient } from "../recipes/weightSpace.ts";
import type { Run } from "./run.ts";

/** A weight-space method that can start from a finished run. */
export interface Continuation {
  readonly recipe: RecipeId;
  /** The run's own settings, and this method alone. */
  readonly spec: ExperimentSpec;
  /** Runs that it combines. */
  readonly ingredients: number;
  /** Those of them that are finished already; the others are trained first. */
  readonly finished: number;
}

/**
 * What can start from `run`, with the methods' settings as in `draft`: each weight-space method that
 * takes runs of its recipe, where as many of its ingredients are there as it can use, or two of them.
 * None before the run has finished.
 */
export function continuationsOf(
  run: Run,
  runs: readonly Run[],
  draft: ExperimentSpec,
): readonly Continuation[] {
  if (run.state.status !== "finished") return [];
  const finished = runs.filter(({ state }) => state.status === "finished");
  return recipeIds.flatMap((recipe) => {
    const of = recipeOf(recipe).hyperparameters["of"];
    if (of?.kind !== "choice" || !of.options.some(({ value }) => value === run.recipe)) return [];
    const values = { ...draft.hyperparameters[recipe], of: run.recipe };
    const method = recipeOf(recipe).method(values);
    if (method.kind !== "weight-space") return [];
    const spec: ExperimentSpec = {
      ...run.spec,
      recipes: [recipe],
      hyperparameters: { ...run.spec.hyperparameters, [recipe]: values },
    };
    const there = method.ingredients.filter((one) =>
      finished.some((other) => isIngredient(other, one, spec)),
    );
    const isOffered = there.length >= Math.min(2, method.ingredients.length);
    const { length: ingredients } = method.ingredients;
    return isOffered ? [{ recipe, spec, ingredients, finished: there.length }] : [];
  });
}

/** Says nothing about the weights that a run ends with. */
const silent: readonly string[] = ["order", "evaluations", "evaluationSubset"];

function isIngredient(run: Run, ingredient: Ingredient, spec: ExperimentSpec): boolean {
  if (run.recipe !== ingredient.recipe) return false;
  const wanted = {
    ...runSpec(spec, run.recipe),
    seed: spec.seed + ingredient.seedOffset,
    learningRate: spec.learningRate * ingredient.rateFactor,
  };
  return weightsKey(wanted) === weightsKey(runSpec(run.spec, run.recipe));
}

/** Equal for runs that end with the same weights. */
function weightsKey(run: object): string {
  return JSON.stringify(Object.entries(run).filter(([name]) => !silent.includes(name)));
}
