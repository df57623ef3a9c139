import { expect, test } from "vitest";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { newRun } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { en } from "../../words/en/index.ts";
import { measuredStepText, selectionSentence } from "./measuredStep.ts";

const words = en.results;

function finished(recipe: RecipeId, steps: number, selection: Run["spec"]["selection"]): Run {
  const spec = { ...defaultSpec(), selection };
  const results = { recipe, steps, measuredStep: 0.6 * steps, split: "test" } as const;
  const models = { zeroShot: {}, tuned: {}, batchHash: "", textHash: null };
  return {
    ...newRun({ id: recipe, recipe, experiment: 1, label: recipe, spec }),
    state: { status: "finished", results: { ...results, ...models } },
  };
}

test("says after which update the measured weights were", () => {
  expect(measuredStepText(finished("ft", 100, "held-out"), words)).toBe("step 60 of 100");
  expect(measuredStepText(finished("wise-ft", 100, "held-out"), words)).toBe("");
  expect(measuredStepText(finished("zero-shot", 0, "held-out"), words)).toBe("");
});

test("says by what they were chosen, and what that does to the accuracy", () => {
  const of = (selection: Run["spec"]["selection"]) =>
    selectionSentence([finished("zero-shot", 0, selection), finished("ft", 100, selection)], words);
  expect(of("held-out")).toContain("held-out pictures");
  expect(of("last")).toContain("last step");
  expect(of("paper")).toContain("too good");
  const running = newRun({ ...finished("ft", 100, "last"), id: "a" });
  expect(selectionSentence([{ ...running, state: { status: "training" } }], words)).toBe("");
});
