import { recipeOf } from "../recipes/index.ts";
import type { Field, Schema } from "../shared/schema.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { runSpec } from "./runs.ts";
import { commonFields } from "./spec.ts";
import type { RunSpec } from "./spec.ts";

/** Says nothing about what a run computes. */
const silent: readonly string[] = ["order", "evaluations", "evaluationSubset"];

/**
 * A run in few words: its method, and what differs from `base`, by default the default settings of
 * its recipe ("Lipsum-FT · λ 10 · seed 3").
 */
export function runLabel(run: RunSpec, base: RunSpec = runSpec(defaultSpec(), run.recipe)): string {
  const recipe = recipeOf(run.recipe);
  const own =
    base.recipe === run.recipe
      ? differences(recipe.hyperparameters, run.hyperparameters, base.hyperparameters)
      : [];
  return [recipe.title, ...own, ...differences(commonFields, { ...run }, { ...base })].join(" · ");
}

type Plain = Readonly<Record<string, unknown>>;

function differences(schema: Schema, values: Plain, base: Plain): string[] {
  return Object.entries(schema)
    .filter(([name]) => values[name] !== base[name] && !silent.includes(name))
    .map(([name, field]) => `${shortLabel(field)} ${shortValue(field, values[name])}`);
}

/** "λ, regularization" is λ; "Learning rate" is "learning rate" within a line. */
function shortLabel({ label }: Field): string {
  const short = label.split(",")[0]!;
  return short.length > 1 ? short.charAt(0).toLowerCase() + short.slice(1) : short;
}

function shortValue(field: Field, value: unknown): string {
  if (field.kind === "choice")
    return field.options.find((option) => option.value === value)?.label ?? String(value);
  return String(value);
}
