import { carFt } from "./carFt.ts";
import { ema } from "./ema.ts";
import { flyp } from "./flyp.ts";
import { ft } from "./ft.ts";
import { guidance } from "./guidance.ts";
import { kd } from "./kd.ts";
import { l2Sp } from "./l2Sp.ts";
import { lipsumFt } from "./lipsumFt.ts";
import { rAdapter } from "./rAdapter.ts";
import type { Recipe } from "./recipe.ts";
import { starFt } from "./starFt.ts";
import { zeroShot } from "./zeroShot.ts";

/** Every method there is, by id. Adding one is its file and a row here. */
export const recipes = {
  "zero-shot": zeroShot,
  ft,
  ema,
  "l2-sp": l2Sp,
  kd,
  "car-ft": carFt,
  "lipsum-ft": lipsumFt,
  guidance,
  flyp,
  starft: starFt,
  "r-adapter": rAdapter,
} as const satisfies Readonly<Record<string, Recipe>>;

export type RecipeId = keyof typeof recipes;

/** In the order of the table. */
export const recipeIds = Object.keys(recipes) as readonly RecipeId[];

export function isRecipeId(id: string): id is RecipeId {
  return Object.hasOwn(recipes, id);
}

/** A recipe without its own hyperparameter type, for code that treats all alike. */
export function recipeOf(id: RecipeId): Recipe {
  return recipes[id];
}
