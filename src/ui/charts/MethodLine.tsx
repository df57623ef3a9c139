import type { RecipeId } from "../../recipes/index.ts";
import { dashOf } from "./seriesStyle.ts";

/** A piece of the line that a method draws in every chart. */
export function MethodLine({ recipe }: { readonly recipe: RecipeId }) {
  return (
    <svg className="method-line" width="26" height="8" aria-hidden="true">
      <line
        x1="1"
        y1="4"
        x2="25"
        y2="4"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={dashOf(recipe)}
      />
    </svg>
  );
}
