import { expect, test } from "vitest";
import { en } from "./en/index.ts";
import { languageIds, languages, preferredLanguage } from "./languages.ts";
import type { Words } from "./words.ts";

test("a person's dearest language that the page has is chosen, whatever its region", () => {
  expect(preferredLanguage(["en-GB", "de"])).toBe("en");
  expect(preferredLanguage(["xx", "EN-us"])).toBe("en");
  expect(preferredLanguage(["de", "zh-TW", "ja"])).toBe("zh");
  expect(preferredLanguage([])).toBe("en");
  expect(preferredLanguage(["constructor"])).toBe("en");
});

test("every language loads, and is silent only where English is", async () => {
  for (const id of languageIds) expect(silent(await languages[id].load()), id).toEqual(silent(en));
});

function silent(words: Words): string[] {
  return textsOf(words).flatMap(([path, text]) => (text.trim() === "" ? [path] : []));
}

function textsOf(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}
