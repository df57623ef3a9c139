import { expect, test } from "vitest";
import { languageIds, languages, preferredLanguage } from "./languages.ts";

test("a person's dearest language that the page has is chosen, whatever its region", () => {
  expect(preferredLanguage(["en-GB", "de"])).toBe("en");
  expect(preferredLanguage(["xx", "EN-us"])).toBe("en");
  expect(preferredLanguage([])).toBe("en");
  expect(preferredLanguage(["constructor"])).toBe("en");
});

test("every language loads, and has no empty text", async () => {
  for (const id of languageIds) {
    const empty = textsOf(await languages[id].load()).filter(([, text]) => text.trim() === "");
    expect(empty, id).toEqual([]);
  }
});

function textsOf(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}
