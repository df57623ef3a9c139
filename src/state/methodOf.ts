import type { ExperimentSpec, HyperparameterValues } from "../experiment/spec.ts";
import { recipeOf } from "../recipes/index.ts";
import type { RecipeId } from "../recipes/index.ts";
import type { Method } from "../recipes/recipe.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import { defaults } from "../shared/schema.ts";

/** A method as its values make it, or in words why they do not go together. */
export type MethodOf =
  | { readonly method: Method; readonly problem: null }
  | { readonly method: null; readonly problem: Said };

/** Values that are each within their range may still contradict one another: then there is no method. */
export function methodOf(id: RecipeId, values: HyperparameterValues): MethodOf {
  try {
    return { method: recipeOf(id).method(values), problem: null };
  } catch (thrown) {
    if (thrown instanceof FailureError && thrown.kind === "bad-spec")
      return { method: null, problem: toFailure(thrown) };
    throw thrown;
  }
}

/** The same; where there is none, what the method is with its defaults. */
export function methodOrDefault(id: RecipeId, values: HyperparameterValues): Method {
  const made = methodOf(id, values);
  if (made.problem === null) return made.method;
  const recipe = recipeOf(id);
  return recipe.method(defaults(recipe.hyperparameters));
}

/** Why the chosen methods cannot run with their values: a sentence each, none where all can. */
export function methodProblems({ recipes, hyperparameters }: ExperimentSpec): readonly Said[] {
  return recipes.flatMap((id) => {
    const { problem } = methodOf(id, hyperparameters[id]);
    return problem === null ? [] : [said("ofMethod", recipeOf(id).title, problem)];
  });
}
