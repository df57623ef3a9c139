import { recipeOf } from "../recipes/index.ts";
import { fieldOf } from "./draft.ts";
import type { Run } from "./run.ts";

/** A run among those of its experiment: "Lipsum-FT"; "WiSE-FT of FT" where it starts from another's run. */
export function nameOf({ recipe, spec }: Pick<Run, "recipe" | "spec">): string {
  const { title } = recipeOf(recipe);
  const of = spec.hyperparameters[recipe]["of"];
  if (of === undefined) return title;
  const field = fieldOf(`${recipe}.of`);
  const option = field.kind === "choice" && field.options.find(({ value }) => value === of);
  return option ? `${title} of ${option.label}` : title;
}
