import { expect, test } from "vitest";
import { decodeSpec, encodeSpec } from "./shareLink.ts";
import { ownPrompts } from "./ownPrompts.ts";

test("own prompts have one place for the class each", () => {
  expect(ownPrompts("a photo of a {}.|{}")).toEqual(["a photo of a {}.", "{}"]);
  for (const text of ["", "a photo", "{}|", "{} {}", `{}${"x".repeat(130)}`, "{}|".repeat(40)])
    expect(ownPrompts(text), text).toBeNull();
});

test("a link holds them, and names the rule where they are none", () => {
  const { spec, problems } = decodeSpec("v=2&prompts=art%20of%20a%20%7B%7D%7C%7B%7D");
  expect([spec.prompts, problems]).toEqual(["art of a {}|{}", []]);
  expect(decodeSpec(encodeSpec(spec)).spec).toEqual(spec);
  expect(decodeSpec("v=2&prompts=art").problems).toMatchObject([
    { message: /'prompts' must be one of model, openai-80, one, or your own/ },
  ]);
});
