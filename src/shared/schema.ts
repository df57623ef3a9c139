import { cut } from "./cut.ts";
import { said } from "./said.ts";
import type { Said } from "./said.ts";

/**
 * An option declared once. From one row come its default, its range check, its form control, its
 * help, its key in the link and its flag on the command line.
 */
export interface NumberField {
  readonly kind: "number";
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly integer?: true;
  /** How a slider spreads the range. */
  readonly scale?: "linear" | "log";
  readonly label: string;
  /** One or two plain sentences. */
  readonly doc: string;
  /** Where the default comes from ("paper §…", "our setting"). */
  readonly source?: string;
}

export interface ChoiceField<V extends string = string> {
  readonly kind: "choice";
  readonly default: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly doc?: string }[];
  /** Values beside the options: which, in words ("hf:owner/name"), and whether a text is one. */
  readonly other?: {
    readonly rule: string;
    readonly accepts: (text: string) => boolean;
    /** Of those that are typed into the form: what to call them, and one to begin with. */
    readonly label?: string;
    readonly example?: string;
  };
  readonly label: string;
  readonly doc: string;
  readonly source?: string;
}

export type Field = NumberField | ChoiceField;
export type Schema = Readonly<Record<string, Field>>;

/** The values that a schema describes. */
export type Values<S extends Schema> = { readonly [K in keyof S]: ValueOf<S[K]> };

type ValueOf<F extends Field> = F extends { readonly other: unknown }
  ? string
  : F extends ChoiceField<infer V>
    ? V
    : number;

/** What is wrong with one field: which, and the rule in words. */
export interface Problem extends Said {
  readonly field: string;
}

export function defaults<S extends Schema>(schema: S): Values<S> {
  const entries = Object.entries(schema).map(([name, field]) => [name, field.default]);
  // Object.fromEntries forgets the keys that `schema` has.
  return Object.fromEntries(entries) as Values<S>;
}

/** The rule a field obeys, in words: "an integer from 1 to 256". */
export function ruleOf(field: Field): Said {
  if (field.kind === "number")
    return said(field.integer ? "integer" : "number", field.min, field.max);
  const values = field.options.map(({ value }) => value).join(", ");
  return field.other ? said("oneOfOr", values, field.other.rule) : said("oneOf", values);
}

/** Reads one value, a number or its text; the problem names the field, the rule and the value. */
export function readField(
  name: string,
  field: Field,
  raw: unknown,
): { value: number | string } | { problem: Problem } {
  const problem = {
    problem: { field: name, ...said("mustBe", name, ruleOf(field), quote(raw)) },
  };
  if (field.kind === "choice") {
    const option = field.options.find((o) => o.value === raw);
    if (option) return { value: option.value };
    const isOther = typeof raw === "string" && field.other?.accepts(raw) === true;
    return isOther ? { value: raw } : problem;
  }
  const value = typeof raw === "string" && raw.trim() !== "" ? Number(raw) : raw;
  if (typeof value !== "number" || !Number.isFinite(value)) return problem;
  if (value < field.min || value > field.max) return problem;
  if (field.integer && !Number.isInteger(value)) return problem;
  return { value };
}

/**
 * Reads a record of raw values over those of `base`; an unknown or bad field is reported and left as it
 * is there.
 */
export function readFields<S extends Schema>(
  schema: S,
  raw: Readonly<Record<string, unknown>>,
  { prefix = "", base = {} }: { prefix?: string; base?: Partial<Values<S>> } = {},
): { values: Values<S>; problems: Problem[] } {
  const values: Record<string, number | string> = { ...defaults(schema), ...base };
  const problems: Problem[] = [];
  for (const [name, given] of Object.entries(raw)) {
    if (!Object.hasOwn(schema, name)) {
      const known = Object.keys(schema).map((key) => prefix + key);
      problems.push({
        field: prefix + name,
        ...said("notAField", prefix + name, known.join(", ") || "none"),
      });
      continue;
    }
    const read = readField(prefix + name, schema[name]!, given);
    if ("value" in read) values[name] = read.value;
    else problems.push(read.problem);
  }
  // Every key of the schema was given its default above, and readField keeps to the field's type.
  return { values: values as Values<S>, problems };
}

function quote(raw: unknown): string {
  const text = typeof raw === "string" ? `'${raw}'` : JSON.stringify(raw);
  return cut(text);
}
