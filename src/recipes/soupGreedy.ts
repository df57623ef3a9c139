import type { Weights } from "../clip/model.ts";
import { interpolate } from "./interpolate.ts";
import { recipe } from "./recipe.ts";
import { namesOf, soupFields, soupIngredients, soupReferences } from "./soup.ts";
import type { Base } from "./startsFrom.ts";
import { titleOf } from "./startsFrom.ts";
import type { Kitchen } from "./weightSpace.ts";
import { said } from "../shared/said.ts";

/** A greedy model soup (Wortsman et al., ICML 2022): as in the authors' code, only what is strictly better stays. */
export function soupGreedy(bases: readonly Base[]) {
  return recipe({
    id: "soup-greedy",
    title: "Greedy soup",
    group: "weight-space",
    summary:
      "Averages the weights of several runs, taking in a run only if that raises held-out accuracy.",
    formula: "θ ← (n·θ + θ_k) / (n + 1) where held-out accuracy rises, the best runs first",
    references: soupReferences,
    hyperparameters: soupFields(bases),
    method: (h) => {
      const ingredients = soupIngredients(h);
      return {
        kind: "weight-space",
        ingredients,
        async combine(kitchen) {
          const { weights, kept, accuracy } = await greedySoup(kitchen);
          const names = namesOf(kept.map((i) => ingredients[i]!));
          const [of, share] = [titleOf(bases, h.of), `${(100 * accuracy).toFixed(1)} %`];
          return { weights, note: said("keptOfRuns", kept.length, h.count, of, names, share) };
        },
      };
    },
  });
}

/** @returns `kept`: places of the ingredients that stayed, in the order in which they were taken in. */
export async function greedySoup(kitchen: Pick<Kitchen, "ingredients" | "accuracy">): Promise<{
  readonly weights: Weights;
  readonly kept: readonly number[];
  readonly accuracy: number;
}> {
  const { ingredients } = kitchen;
  const ranked: { readonly place: number; readonly accuracy: number }[] = [];
  for (const [place, weights] of ingredients.entries())
    ranked.push({ place, accuracy: await kitchen.accuracy(weights) });
  // Stable: of equals the earlier one goes first.
  ranked.sort((a, b) => b.accuracy - a.accuracy);
  const [best, ...others] = ranked;
  let weights = ingredients[best!.place]!;
  let { accuracy } = best!;
  const kept = [best!.place];
  for (const { place } of others) {
    const candidate = interpolate(weights, ingredients[place]!, 1 / (kept.length + 1));
    const reached = await kitchen.accuracy(candidate);
    if (!(reached > accuracy)) continue;
    weights = candidate;
    accuracy = reached;
    kept.push(place);
  }
  return { weights, kept, accuracy };
}
