import type { RecipeId } from "../recipes/index.ts";
import { isRecipeId, recipeIds, recipeOf } from "../recipes/index.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";
import type { Problem } from "../shared/schema.ts";
import { readFields } from "../shared/schema.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { commonFields, commonValues } from "./spec.ts";
import type { ExperimentSpec, HyperparameterValues } from "./spec.ts";

/** A spec as somebody wrote it: nothing in it is known to be right. */
export interface RawSpec {
  readonly recipes?: unknown;
  readonly common: Readonly<Record<string, unknown>>;
  /** By recipe id. */
  readonly hyperparameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A spec that can run, and what had to be left at its default to get it. */
export interface SpecReading {
  readonly spec: ExperimentSpec;
  readonly problems: readonly Problem[];
}

/**
 * Checks every field; one that is unknown or bad is reported. What is not given, or bad, is as in
 * `base`.
 */
export function readSpec(raw: RawSpec, base: ExperimentSpec = defaultSpec()): SpecReading {
  const problems: Problem[] = [];
  let recipes = base.recipes;
  if (raw.recipes !== undefined) {
    const read = readRecipes(raw.recipes);
    if ("message" in read) problems.push({ field: "recipes", ...read });
    else recipes = read;
  }
  const common = readFields(commonFields, raw.common, { base: commonValues(base) });
  problems.push(...common.problems);
  const hyperparameters: Record<RecipeId, HyperparameterValues> = { ...base.hyperparameters };
  for (const [id, given] of Object.entries(raw.hyperparameters)) {
    if (!isRecipeId(id)) {
      problems.push({
        field: id,
        ...said("notARecipe", id, recipeIds.join(", ")),
      });
      continue;
    }
    const read = readFields(recipeOf(id).hyperparameters, given, {
      prefix: `${id}.`,
      base: base.hyperparameters[id],
    });
    hyperparameters[id] = read.values;
    problems.push(...read.problems);
  }
  return { spec: { version: 1, recipes, ...common.values, hyperparameters }, problems };
}

/** "lipsum-ft.texts" belongs to recipe lipsum-ft, a name without a dot to all. */
export function nestFields(fields: ReadonlyMap<string, string>): RawSpec {
  const common: [string, string][] = [];
  const byRecipe = new Map<string, [string, string][]>();
  for (const [field, value] of fields) {
    const dot = field.indexOf(".");
    if (dot < 0) {
      if (field !== "recipes") common.push([field, value]);
      continue;
    }
    const id = field.slice(0, dot);
    byRecipe.set(id, [...(byRecipe.get(id) ?? []), [field.slice(dot + 1), value]]);
  }
  // Object.fromEntries makes own properties even of "__proto__".
  return {
    recipes: fields.get("recipes")?.split(","),
    common: Object.fromEntries(common),
    hyperparameters: Object.fromEntries(
      [...byRecipe].map(([id, entries]) => [id, Object.fromEntries(entries)]),
    ),
  };
}

/** The recipes, or the rule that they break in words. */
function readRecipes(raw: unknown): readonly RecipeId[] | Said {
  const known = recipeIds.join(", ");
  if (!Array.isArray(raw)) return said("recipesMustBe", known, shown(raw));
  const ids: RecipeId[] = [];
  for (const id of raw as unknown[]) {
    if (typeof id !== "string" || !isRecipeId(id)) return said("recipesMustBe", known, shown(id));
    if (ids.includes(id)) return said("recipesTwice", known, shown(id));
    ids.push(id);
  }
  return ids.length > 0 ? ids : said("recipesNone", known);
}

function shown(raw: unknown): string {
  const text = typeof raw === "string" ? `'${raw}'` : (JSON.stringify(raw) as string | undefined);
  return (text ?? "nothing").slice(0, 60);
}
