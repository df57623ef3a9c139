import katex from "katex";
import { expect, test } from "vitest";
import { recipeIds, recipeOf } from "../recipes/index.ts";
import type { Field } from "../shared/schema.ts";
import {
  fieldFormula,
  formulaMetrics,
  metricFormula,
  ownFormulaNames,
  partFormula,
  recipeFormula,
} from "./formulas.ts";
import { hostParts, memoryParts } from "./memoryEstimate.ts";
import { commonFields } from "./spec.ts";

const own = recipeIds.flatMap((id) =>
  Object.entries(recipeOf(id).hyperparameters).map(([name, field]) => [`${id}.${name}`, field]),
) as [string, Field][];
const fields: [string, Field][] = [...Object.entries(commonFields), ...own];

test.each(fields)("%s has two plain sentences, and a number its formula", (name, field) => {
  expect(field.doc.match(/[.?](?= |$)/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
  if (field.kind === "number") expect(fieldFormula(name)).toBeDefined();
  else expect(fieldFormula(name)).toBeUndefined();
});

test("no formula is of a field that there is not", () => {
  const names = own.map(([name]) => name);
  expect(ownFormulaNames.filter((name) => !names.includes(name))).toEqual([]);
});

test("every formula is TeX that can be set", () => {
  const all = [
    ...fields.flatMap(([name]) => fieldFormula(name) ?? []),
    ...recipeIds.map(recipeFormula),
    ...formulaMetrics.map(metricFormula),
    ...[...memoryParts, ...hostParts].flatMap((part) => partFormula(part) ?? []),
  ];
  for (const tex of all)
    expect(katex.renderToString(tex, { displayMode: true, strict: "error" })).toContain("katex");
});
