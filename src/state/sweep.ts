import { commonFields } from "../experiment/spec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { runKey } from "../experiment/runKey.ts";
import { runSpec } from "../experiment/runs.ts";
import { recipeOf } from "../recipes/index.ts";
import { readField } from "../shared/schema.ts";
import type { Words } from "../words/words.ts";
import { applies } from "./applicableFields.ts";
import { fieldOf, valueOf, withValue } from "./draft.ts";
import { changeIn } from "./schemaWords.ts";

/** More runs than these are a mistake, or the command line's work. */
export const mostRuns = 200;

/** What was typed: every method over seeds and over the values of one field. */
export interface SweepDraft {
  /** "0-4" or "0, 3, 7-9"; empty is the draft's own seed. */
  readonly seeds: string;
  /** As in links; null where none is swept. */
  readonly field: string | null;
  /** Separated by commas. */
  readonly values: string;
}

/** One of the experiments that a sweep is made of. */
export interface SweepItem {
  readonly spec: ExperimentSpec;
  /** The fields that set it apart, as in links: "seed", "lipsum-ft.regularization". */
  readonly fields: readonly string[];
}

/** What is wrong with it: where, what stands there, and which rule that breaks is the page's to say. */
export type SweepProblem =
  | { readonly kind: "seeds"; readonly text: string }
  | { readonly kind: "value"; readonly field: string; readonly text: string }
  | { readonly kind: "no-values"; readonly field: string }
  | { readonly kind: "too-many"; readonly runs: number };

export interface Sweep {
  readonly items: readonly SweepItem[];
  readonly runs: number;
}

/** The names of the fields that can be swept: what the chosen methods use, but the seed and what changes no result. */
export function sweptFields(spec: ExperimentSpec): readonly string[] {
  const silent: readonly string[] = ["seed", "order", "model", "dataset"];
  const common = (Object.keys(commonFields) as (keyof typeof commonFields)[]).filter(
    (name) => !silent.includes(name) && applies(name, spec),
  );
  const own = spec.recipes.flatMap((recipe) =>
    Object.keys(recipeOf(recipe).hyperparameters).map((name) => `${recipe}.${name}`),
  );
  return [...own, ...common];
}

/** Reads a sweep of `spec`. A run that would be the same as one before it is left out. */
export function readSweep(
  spec: ExperimentSpec,
  { seeds: seedText, field, values: valueText }: SweepDraft,
): Sweep | { readonly problem: SweepProblem } {
  const seeds = seedText.trim() === "" ? [spec.seed] : readSeeds(seedText);
  if (!seeds) return { problem: { kind: "seeds", text: seedText } };
  const settings = field === null ? [spec] : [];
  if (field !== null) {
    const texts = valueText.split(",").map((text) => text.trim());
    if (valueText.trim() === "") return { problem: { kind: "no-values", field } };
    for (const text of texts) {
      const read = readField(field, fieldOf(field), text);
      if ("problem" in read) return { problem: { kind: "value", field, text } };
      settings.push(withValue(spec, field, read.value));
    }
  }
  const items: SweepItem[] = [];
  const made = new Set<string>();
  const hasSeeds = seeds.length > 1 || seedText.trim() !== "";
  const fields = [...(hasSeeds ? ["seed"] : []), ...(field === null ? [] : [field])];
  for (const seed of seeds) {
    for (const setting of settings) {
      const seeded = { ...setting, seed };
      const recipes = spec.recipes.filter((recipe) => {
        const key = runKey(runSpec(seeded, recipe));
        return !made.has(key) && made.add(key);
      });
      if (recipes.length === 0) continue;
      items.push({ spec: { ...seeded, recipes }, fields });
    }
  }
  const runs = items.reduce((sum, item) => sum + item.spec.recipes.length, 0);
  return runs > mostRuns ? { problem: { kind: "too-many", runs } } : { items, runs };
}

/** An experiment of a sweep in the page's language: "seed 3 · λ 10". */
export function itemLabel({ spec, fields }: SweepItem, words: Words): string {
  return fields.map((name) => changeIn(words, { name, to: valueOf(spec, name) })).join(" · ");
}

/** "0-4, 9" as seeds, none twice; null where it is none. */
function readSeeds(text: string): readonly number[] | null {
  const seeds = new Set<number>();
  for (const part of text.split(",")) {
    const match = /^\s*(\d{1,10})\s*(?:[-–]\s*(\d{1,10})\s*)?$/.exec(part);
    if (!match) return null;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first || last > commonFields.seed.max || last - first >= 10 * mostRuns) return null;
    for (let seed = first; seed <= last; seed++) seeds.add(seed);
  }
  return [...seeds];
}
