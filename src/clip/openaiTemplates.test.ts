import { expect, test } from "vitest";
import { openaiTemplates } from "./openaiTemplates.ts";

test("there are 80, each with one place for the class, none twice, in the published order", () => {
  expect(openaiTemplates).toHaveLength(80);
  expect(new Set(openaiTemplates).size).toBe(80);
  for (const template of openaiTemplates) expect(template.split("{}")).toHaveLength(2);
  expect(openaiTemplates.slice(0, 3)).toEqual([
    "a bad photo of a {}.",
    "a photo of many {}.",
    "a sculpture of a {}.",
  ]);
  expect(openaiTemplates.slice(-2)).toEqual(["a photo of a small {}.", "a tattoo of the {}."]);
});
