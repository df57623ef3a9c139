import { expect, test } from "vitest";
import { recipeIds, recipeOf } from "../../recipes/index.ts";
import { recipeGroups } from "../../recipes/recipe.ts";
import { searchMethods } from "./methodSearch.ts";

const all = recipeIds.map(recipeOf);
const found = (query: string) =>
  searchMethods(all, recipeGroups, query).flatMap(({ methods }) => methods.map(({ id }) => id));

test("an empty search shows every method once, whatever group it is in", () => {
  expect([...found(" ")].sort()).toEqual([...recipeIds].sort());
});

test("words are found in any case and order, in title, sentence, group and papers", () => {
  expect(found("LIPSUM")).toContain("lipsum-ft");
  expect(found("text random")).toContain("lipsum-ft");
  expect(found("iclr nam")).toContain("lipsum-ft");
  expect(found("regularised")).toContain("lipsum-ft");
  expect(found("regularised")).not.toContain("ft");
});

test("every word must be found", () => {
  expect(found("lipsum submarine")).toEqual([]);
});
