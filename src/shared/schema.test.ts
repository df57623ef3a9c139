import { expect, test } from "vitest";
import type { Schema } from "./schema.ts";
import { defaults, readField, readFields } from "./schema.ts";

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
  expect(problems).toMatchObject([{ field, message }]);
});

test("a choice may take texts of a form beside its options", () => {
  const field = {
    ...schema.source,
    other: { rule: "x: and a letter", accepts: (text: string) => /^x:[a-z]$/.test(text) },
  };
  for (const value of ["lorem", "x:a"]) expect(readField("f", field, value)).toEqual({ value });
  expect(readField("f", field, "x:1")).toMatchObject({
    problem: {
      field: "f",
      message: "'f' must be one of uniform, lorem, or x: and a letter, got 'x:1'",
    },
  });
});

test("a long value is cut in the message", () => {
  const { problems } = readFields(schema, { source: "x".repeat(10_000) });
  expect(problems[0]!.message.length).toBeLessThan(140);
});
