import { recipeOf } from "../recipes/index.ts";
import type { Field, Schema } from "../shared/schema.ts";
import { commonFields } from "./spec.ts";
import type { RunSpec } from "./spec.ts";

/** A field in which one run differs from another. */
export interface ChangedField {
  /** As in links: "steps", "lipsum-ft.regularization". */
  readonly name: string;
  readonly field: Field;
  /** Undefined where the other has no such field. */
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * The fields in which `run` differs from `before`, its method's own first; of another method's run
 * the common fields alone.
 */
export function changedFields(before: RunSpec, run: RunSpec): ChangedField[] {
  const { hyperparameters } = recipeOf(run.recipe);
  const own =
    before.recipe === run.recipe
      ? changesOf(
          hyperparameters,
          before.hyperparameters,
          run.hyperparameters,
          (name) => `${run.recipe}.${name}`,
        )
      : [];
  return [...own, ...changesOf(commonFields, { ...before }, { ...run }, (name) => name)];
}

/** "λ, regularization" is λ; "Learning rate" is "learning rate" within a line, and LoRA stays. */
export function shortLabel({ label }: Field): string {
  const short = label.split(/[,、，]/)[0]!;
  return short.replace(/^\p{Lu}\p{Ll}+(?!\p{L})/u, (word) => word.toLowerCase());
}

export function shortValue(field: Field, value: unknown): string {
  if (field.kind === "choice")
    return field.options.find((option) => option.value === value)?.label ?? String(value);
  return String(value);
}

/** A field with a value of it, within a line: "λ 10". */
export function fieldText(field: Field, value: unknown): string {
  return `${shortLabel(field)} ${shortValue(field, value)}`;
}

type Plain = Readonly<Record<string, unknown>>;

function changesOf(
  schema: Schema,
  before: Plain,
  after: Plain,
  nameOf: (name: string) => string,
): ChangedField[] {
  return Object.entries(schema)
    .filter(([name]) => after[name] !== before[name])
    .map(([name, field]) => ({
      name: nameOf(name),
      field,
      from: before[name],
      to: after[name],
    }));
}
