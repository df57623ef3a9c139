import { expect, test } from "vitest";
import { spuriousTemplates, spuriousText } from "./spuriousTexts.ts";

const all = Object.values(spuriousTemplates).flat();

test.each(all)("%j has one place for a caption, before its circumstance", (template) => {
  expect(template).toMatch(/^\{\} [a-z][^{}]*[a-z]\.$/);
});

test("no circumstance occurs twice, and most are backgrounds", () => {
  expect(new Set(all.map((template) => template.toLowerCase())).size).toBe(all.length);
  const sizes = Object.entries(spuriousTemplates).map(([kind, list]) => [kind, list.length]);
  expect(Object.fromEntries(sizes)).toEqual({ backgrounds: 24, textures: 16, resolutions: 8 });
});

test("a prompt loses its full stop and nothing else", () => {
  expect(spuriousText("{} on wet sand.", "a photo of a cat.")).toBe(
    "a photo of a cat on wet sand.",
  );
  expect(spuriousText("{} on wet sand.", "St. Bernard")).toBe("St. Bernard on wet sand.");
  expect(spuriousText("{} on wet sand.", "$& and $1.")).toBe("$& and $1 on wet sand.");
});
