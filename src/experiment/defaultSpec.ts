import type { RecipeId } from "../recipes/index.ts";
import { recipeIds, recipeOf } from "../recipes/index.ts";
import { defaults } from "../shared/schema.ts";
import { commonFields } from "./spec.ts";
import type { ExperimentSpec, HyperparameterValues } from "./spec.ts";

/** What Start runs when nothing was changed: FT and Lipsum-FT side by side. */
export function defaultSpec(): ExperimentSpec {
  const hyperparameters = recipeIds.map((id) => [id, defaults(recipeOf(id).hyperparameters)]);
  return {
    version: 1,
    recipes: ["ft", "lipsum-ft"],
    ...defaults(commonFields),
    // Object.fromEntries forgets that every id has its row.
    hyperparameters: Object.fromEntries(hyperparameters) as Record<RecipeId, HyperparameterValues>,
  };
}
