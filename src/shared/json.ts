import { FailureError } from "./failure.ts";

/**
 * Reading JSON whose shape is not yet known. Each function returns `value` as the type it was asked
 * for, or throws a FailureError "bad-file" that says where (`at`), the rule and what was there.
 */
export function parseJson(bytes: Uint8Array, at: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new FailureError("bad-file", `${at} is not JSON: ${(error as Error).message}`);
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (!isObject(value)) throw bad(at, "an object", value);
  return value;
}

export function asArray(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw bad(at, "an array", value);
  return value;
}

export function asString(value: unknown, at: string): string {
  if (typeof value !== "string" || value === "") throw bad(at, "a text that is not empty", value);
  return value;
}

export function asInteger(value: unknown, at: string, min: number, max: number): number {
  if (!Number.isInteger(value) || (value as number) < min || (value as number) > max)
    throw bad(at, `an integer from ${min} to ${max}`, value);
  return value as number;
}

export function asNumber(value: unknown, at: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw bad(at, "a finite number", value);
  return value;
}

export function asChoice<V>(value: unknown, at: string, options: readonly V[]): V {
  const option = options.find((o) => o === value);
  if (option === undefined) throw bad(at, `one of ${options.join(", ")}`, value);
  return option;
}

function bad(at: string, rule: string, value: unknown): FailureError {
  // JSON.stringify gives undefined for undefined, whatever its type says.
  const text = (JSON.stringify(value) as string | undefined) ?? "nothing";
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return new FailureError("bad-file", `${at} must be ${rule}, got ${shown}`);
}
