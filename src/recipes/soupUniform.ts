import { average } from "./interpolate.ts";
import { recipe } from "./recipe.ts";
import { namesOf, soupFields, soupIngredients, soupReferences } from "./soup.ts";
import type { Base } from "./startsFrom.ts";
import { titleOf } from "./startsFrom.ts";
import { said } from "../shared/said.ts";

/** A uniform model soup (Wortsman et al., ICML 2022): the mean of all runs, heads included. */
export function soupUniform(bases: readonly Base[]) {
  return recipe({
    id: "soup-uniform",
    title: "Uniform soup",
    group: "weight-space",
    summary: "Averages the weights of several runs of one method into one model.",
    formula: "θ = (θ₁ + … + θ_K) / K, the head W included",
    references: soupReferences,
    hyperparameters: soupFields(bases),
    method: (h) => {
      const ingredients = soupIngredients(h);
      return {
        kind: "weight-space",
        ingredients,
        combine: (kitchen) =>
          Promise.resolve({
            weights: average(kitchen.ingredients),
            note: said("meanOfRuns", h.count, titleOf(bases, h.of), namesOf(ingredients)),
          }),
      };
    },
  });
}
