import type { Recipe, RecipeGroup } from "../../recipes/recipe.ts";

/** A group of the picker with those of its methods that were searched for. */
export interface MethodGroup<R extends Recipe> {
  readonly id: string;
  readonly title: string;
  readonly methods: readonly R[];
}

/**
 * The methods in which every word of `query` is found, whatever its case: in their title, sentence,
 * group or papers. Groups without any are left out.
 */
export function searchMethods<R extends Recipe>(
  recipes: readonly R[],
  groups: readonly { readonly id: RecipeGroup; readonly title: string }[],
  query: string,
): readonly MethodGroup<R>[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ id, title }) => ({
      id,
      title,
      methods: recipes.filter((recipe) => {
        if (recipe.group !== id) return false;
        const labels = recipe.references.map(({ label }) => label);
        const text = [recipe.title, recipe.summary, title, ...labels].join(" ").toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ methods }) => methods.length > 0);
}
