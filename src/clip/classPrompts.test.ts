import { expect, test } from "vitest";
import { classPrompts } from "./classPrompts.ts";

test("prompts go class by class, with names as people write them", () => {
  expect(classPrompts(["cat", "hot_dog"], ["a {}.", "the {}"])).toEqual([
    ...["a cat.", "the cat"],
    ...["a hot dog.", "the hot dog"],
  ]);
});

test("underscores stay when asked for, and every {} is filled as it is written", () => {
  const prompts = classPrompts(["hot_dog", "$&"], ["{} or {}"], "underscores");
  expect(prompts).toEqual(["hot_dog or hot_dog", "$& or $&"]);
});
