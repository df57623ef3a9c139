import { ingredientSpec } from "../experiment/ingredientSpec.ts";
import { runKey } from "../experiment/runKey.ts";
import { runSpec } from "../experiment/runs.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { recipeIds, recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import { methodOf } from "./methodOf.ts";
import { hasWeights } from "./run.ts";
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
 * None before the run has finished, or without its weights.
 */
export function continuationsOf(
  run: Run,
  runs: readonly Run[],
  draft: ExperimentSpec,
): readonly Continuation[] {
  if (!isIngredient(run)) return [];
  const finished = new Set(
    runs.filter(isIngredient).map((other) => runKey(runSpec(other.spec, other.recipe))),
  );
  return recipeIds.flatMap((recipe) => {
    const of = recipeOf(recipe).hyperparameters["of"];
    if (of?.kind !== "choice" || !of.options.some(({ value }) => value === run.recipe)) return [];
    const values = { ...draft.hyperparameters[recipe], of: run.recipe };
    const made = methodOf(recipe, values);
    if (made.problem !== null || made.method.kind !== "weight-space") return [];
    const { method } = made;
    const spec: ExperimentSpec = {
      ...run.spec,
      recipes: [recipe],
      hyperparameters: { ...run.spec.hyperparameters, [recipe]: values },
    };
    const there = method.ingredients.filter((one) =>
      finished.has(runKey(ingredientSpec(spec, one))),
    );
    const isOffered = there.length >= Math.min(2, method.ingredients.length);
    const { length: ingredients } = method.ingredients;
    return isOffered ? [{ recipe, spec, ingredients, finished: there.length }] : [];
  });
}

function isIngredient(run: Run): boolean {
  return run.state.status === "finished" && hasWeights(run);
}
