import type { FormulaMetric } from "../../experiment/formulas.ts";
import type { RecipeId } from "../../recipes/index.ts";

/** Whose formula: a field's by its name in links, a method's or a metric's. */
export type FormulaOf =
  { readonly field: string } | { readonly recipe: RecipeId } | { readonly metric: FormulaMetric };
