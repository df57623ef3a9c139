import { isObject } from "./json.ts";
import { messages } from "./messages.ts";
import type { Coded, MessageCode, Said } from "./said.ts";

/** Messages within messages are few; what is deeper was not written by us. */
const deepest = 6;

/**
 * A message as data that came with a file or a link; undefined where it is none that this page has, which
 * is then said as it was written.
 */
export function readCoded(value: unknown, depth = 0): Coded | undefined {
  if (depth > deepest || !isObject(value)) return undefined;
  const { code, values } = value;
  if (!isCode(code) || !Array.isArray(values) || values.length !== messages[code].length)
    return undefined;
  const read = values.map((one: unknown) => readValue(one, depth));
  return read.every((one) => one !== undefined) ? { code, values: read } : undefined;
}

function isCode(code: unknown): code is MessageCode {
  return typeof code === "string" && Object.hasOwn(messages, code);
}

/** JSON has null for what is not finite, as a loss may be. */
function readValue(value: unknown, depth: number): string | number | Said | undefined {
  if (typeof value === "string" || typeof value === "number") return value;
  if (value === null) return NaN;
  if (!isObject(value) || typeof value["message"] !== "string") return undefined;
  const coded = readCoded(value["coded"], depth + 1);
  return { message: value["message"], ...(coded && { coded }) };
}
