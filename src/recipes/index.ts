import { carFt } from "./carFt.ts";
import { cfr } from "./cfr.ts";
import { dfr } from "./dfr.ts";
import { ema } from "./ema.ts";
import { flyp } from "./flyp.ts";
import { ft } from "./ft.ts";
import { guidance } from "./guidance.ts";
import { kd } from "./kd.ts";
import { l2Sp } from "./l2Sp.ts";
import { linearProbe } from "./linearProbe.ts";
import { lipsumFt } from "./lipsumFt.ts";
import { lpFt } from "./lpFt.ts";
import { rAdapter } from "./rAdapter.ts";
import type { Recipe } from "./recipe.ts";
import { soupGreedy } from "./soupGreedy.ts";
import { soupUniform } from "./soupUniform.ts";
import { starFt } from "./starFt.ts";
import { tpgm } from "./tpgm.ts";
import { wiseFt } from "./wiseFt.ts";
import { zeroShot } from "./zeroShot.ts";

/** Methods that train: what those in weight space may start from. A row for each, in the table's order. */
const trained = {
  "linear-probe": linearProbe,
  ft,
  "lp-ft": lpFt,
  ema,
  "l2-sp": l2Sp,
  kd,
  "car-ft": carFt,
  "lipsum-ft": lipsumFt,
  guidance,
  flyp,
  starft: starFt,
  "r-adapter": rAdapter,
  dfr,
  cfr,
} as const satisfies Readonly<Record<string, Recipe>>;

const bases = Object.values(trained);
/** TPGM's radii are of image tower and head: not for runs that fit a logit scale or a bias as well. */
const towerBases = bases.filter((base) => base !== flyp && base !== starFt && base !== dfr);

/** Every method there is, by id. Adding one is its file and a row above. */
export const recipes = {
  "zero-shot": zeroShot,
  ...trained,
  "wise-ft": wiseFt(bases),
  "soup-uniform": soupUniform(bases),
  "soup-greedy": soupGreedy(bases),
  tpgm: tpgm(towerBases),
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
