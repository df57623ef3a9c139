import { expect, test } from "vitest";
import { formulaMetrics } from "../experiment/formulas.ts";
import { en } from "./en/index.ts";

test("every metric has its formula, a name and two plain sentences", () => {
  expect(Object.keys(en.metrics).sort()).toEqual([...formulaMetrics].sort());
  for (const { title, doc } of Object.values(en.metrics)) {
    expect(title).not.toBe("");
    expect(doc.match(/[.?](?= |$)/g)?.length ?? 0, title).toBeGreaterThanOrEqual(2);
  }
});
