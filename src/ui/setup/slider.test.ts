import { describe, expect, test } from "vitest";
import { commonFields } from "../../experiment/spec.ts";
import { recipeIds, recipeOf } from "../../recipes/index.ts";
import { readField } from "../../shared/schema.ts";
import type { Field } from "../../shared/schema.ts";
import { fromPosition, sliderSteps, toPosition } from "./slider.ts";

const fields: [string, Field][] = [
  ...Object.entries(commonFields),
  ...recipeIds.flatMap((id) => Object.entries(recipeOf(id).hyperparameters)),
];
const numbers = fields.flatMap(([name, field]) =>
  field.kind === "number" ? [{ name, field }] : [],
);

describe.each(numbers)("$name", ({ name, field }) => {
  test("every position is a value that the field takes, in ascending order", () => {
    const values = Array.from({ length: sliderSteps + 1 }, (_, i) => fromPosition(field, i));
    for (const value of values) expect(readField(name, field, value)).toEqual({ value });
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[0]).toBe(field.min);
    expect(values.at(-1)).toBe(field.max);
  });

  test("the default has a position near itself", () => {
    const back = fromPosition(field, toPosition(field, field.default));
    const range = field.max - field.min;
    expect(Math.abs(back - field.default)).toBeLessThanOrEqual(
      field.scale === "log" ? Math.max(0.1 * field.default, range / 1e5) : range / sliderSteps,
    );
  });
});
