import { cut } from "./cut.ts";
import { FailureError } from "./failure.ts";
import { said } from "./said.ts";
import type { Said } from "./said.ts";

/**
 * Reading JSON whose shape is not yet known. Each function returns `value` as the type it was asked
 * for, or throws a FailureError "bad-file" that says where (`at`), the rule and what was there.
 */
export function parseJson(bytes: Uint8Array, at: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new FailureError("bad-file", said("notJson", at, (error as Error).message));
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw mustBe(at, said("anObject"), value);
  return value;
}

export function asArray(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw mustBe(at, said("anArray"), value);
  return value;
}

export function asString(value: unknown, at: string): string {
  if (typeof value !== "string" || value === "") throw mustBe(at, said("aFilledText"), value);
  return value;
}

export function asInteger(value: unknown, at: string, min: number, max: number): number {
  if (!Number.isInteger(value) || (value as number) < min || (value as number) > max)
    throw mustBe(at, said("integer", min, max), value);
  return value as number;
}

export function asNumber(value: unknown, at: string): number {
  if (typeof value !== "number" || !Number.isFinite(value))
    throw mustBe(at, said("aFiniteNumber"), value);
  return value;
}

export function asChoice<V>(value: unknown, at: string, options: readonly V[]): V {
  const option = options.find((o) => o === value);
  if (option === undefined) throw mustBe(at, said("oneOf", options.join(", ")), value);
  return option;
}

/** The FailureError "bad-file" of a value that breaks a rule, with what is there. */
export function mustBe(at: string, rule: Said | string, value: unknown): FailureError {
  return new FailureError("bad-file", brokenRule(at, rule, value));
}

/** The same in words. */
export function brokenRule(at: string, rule: Said | string, value: unknown): Said {
  return said("atMustBe", at, rule, shown(value));
}

function shown(value: unknown): Said | string {
  // JSON.stringify gives undefined for undefined, whatever its type says.
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return said("nothing");
  return cut(text);
}
