import type { Recording } from "./recording.ts";

/** More than any chart or table shows. */
const digits = 6;

/** The same recording with numbers of six significant digits: about a third of the bytes. */
export function compactRecording(recording: Recording): Recording {
  const { runs, ...rest } = recording;
  return { ...rest, runs: rounded(runs) };
}

function rounded<T>(value: T): T {
  // Every branch gives back what is of the type that it got, which TypeScript does not follow.
  if (typeof value === "number") return Number(value.toPrecision(digits)) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [
    name,
    // A spec means its numbers exactly, and a step count is one.
    name === "spec" || Number.isInteger(one) ? (one as unknown) : rounded<unknown>(one),
  ]);
  return Object.fromEntries(entries) as T;
}
