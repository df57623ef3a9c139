import { expect, test } from "vitest";
import type { Schema } from "./schema.ts";
import { defaults, readFields } from "./schema.ts";

const schema = {
  texts: {
    kind: "number",
    default: 80,
    min: 1,
    max: 256,
    integer: true,
    label: "M",
    doc: "Texts.",
  },
  rate: { kind: "number", default: 0.1, min: 0, max: 1, label: "rate", doc: "Rate." },
  source: {
    kind: "choice",
    default: "uniform",
    options: [
      { value: "uniform", label: "Uniform" },
      { value: "lorem", label: "Lorem ipsum" },
    ],
    label: "Source",
    doc: "Source.",
  },
} as const satisfies Schema;

test("values have the schema's types, numbers also as text", () => {
  const { values, problems } = readFields(schema, { texts: "40", rate: 0.5, source: "lorem" });
  expect(values).toEqual({ texts: 40, rate: 0.5, source: "lorem" });
  expect(problems).toEqual([]);
});

test.each([
  ["texts", "1e9", "'texts' must be an integer from 1 to 256, got '1e9'"],
  ["texts", 2.5, "'texts' must be an integer from 1 to 256, got 2.5"],
  ["texts", "", "'texts' must be an integer from 1 to 256, got ''"],
  ["rate", "NaN", "'rate' must be a number from 0 to 1, got 'NaN'"],
  ["rate", "1e999", "'rate' must be a number from 0 to 1, got '1e999'"],
  ["rate", null, "'rate' must be a number from 0 to 1, got null"],
  ["source", "greek", "'source' must be one of uniform, lorem, got 'greek'"],
  ["constructor", 1, "'constructor' is not a field; known are texts, rate, source"],
])("%s = %j keeps the default and says why", (field, raw, message) => {
  const { values, problems } = readFields(schema, { [field]: raw });
  expect(values).toEqual(defaults(schema));
  expect(problems).toEqual([{ field, message }]);
});

test("a long value is cut in the message", () => {
  const { problems } = readFields(schema, { source: "x".repeat(10_000) });
  expect(problems[0]!.message.length).toBeLessThan(140);
});
