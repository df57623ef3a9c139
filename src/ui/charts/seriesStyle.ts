import { recipeIds } from "../../recipes/index.ts";
import type { RecipeId } from "../../recipes/index.ts";

/** SVG dash patterns by method, in the order of the recipes' table: the first is solid. */
const dashes = ["", "6 4", "1.5 3.5", "10 3 2 3", "8 2 8 6", "3 2"] as const;

export function dashOf(recipe: RecipeId): string {
  return dashes[recipeIds.indexOf(recipe) % dashes.length]!;
}

/** A domain's colour, as CSS. Told apart by marker and label too. */
export function colorOf(domainIndex: number): string {
  return `var(--series-${domainIndex % 6})`;
}

/** Outlines of markers around the origin, about 3 units in radius. */
const markers = [
  "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0Z",
  "M-2.7,-2.7h5.4v5.4h-5.4Z",
  "M0,-3.4L3.2,2.4H-3.2Z",
  "M0,-3.8L3.3,0L0,3.8L-3.3,0Z",
  "M0,3.4L3.2,-2.4H-3.2Z",
  "M-1.1,-3.2h2.2v2.1h2.1v2.2h-2.1v2.1h-2.2v-2.1h-2.1v-2.2h2.1Z",
] as const;

export function markerOf(domainIndex: number): string {
  return markers[domainIndex % markers.length]!;
}
