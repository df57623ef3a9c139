import type { FormulaMetric } from "../../experiment/formulas.ts";
import type { HostPart, MemoryPart } from "../../experiment/memoryEstimate.ts";
import type { RecipeId } from "../../recipes/index.ts";

/** Whose formula: a field's by its name in links, a method's, a metric's or a part of the memory's. */
export type FormulaOf =
  | { readonly field: string }
  | { readonly recipe: RecipeId }
  | { readonly metric: FormulaMetric }
  | { readonly part: MemoryPart | HostPart };
