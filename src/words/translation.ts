import { en } from "./en/index.ts";
import type { FieldWords } from "./en/schema.ts";
import type { Words } from "./words.ts";

export type { FieldWords } from "./en/schema.ts";

type Some<T> = T extends (...values: never) => unknown
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Some<T[K]> }
    : T;

/**
 * A language beside English. A text that English has not, or one of another kind, does not compile; one
 * that nobody has translated yet is read in English.
 */
export type Translation = Some<Words>;

/** One area of it. */
export type Translated<Area extends keyof Words> = Some<Words[Area]>;

/** Fields by name as in links, or without its method where methods share one. */
export type FieldTranslations = Readonly<Record<string, FieldWords>>;

/** All texts of the page in a language. */
export function complete(translation: Translation): Words {
  // `merge` keeps every key of its first argument, and Translation every value's kind.
  return merge(en, translation) as Words;
}

function merge(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isRecord(base) || !isRecord(over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, merge(base[key], over[key])]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
