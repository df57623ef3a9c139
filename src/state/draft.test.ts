import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { createDraftStore, resetDraft, setField, toggleRecipe, valueOf } from "./draft.ts";

test("a good value goes into the spec, of a field or of a recipe's", () => {
  const draft = createDraftStore();
  setField(draft, "steps", "400");
  setField(draft, "lipsum-ft.regularization", "2.5");
  setField(draft, "lipsum-ft.textSource", "lorem");
  const { spec } = draft.getState();
  expect(spec.steps).toBe(400);
  expect(valueOf(spec, "lipsum-ft.regularization")).toBe(2.5);
  expect(valueOf(spec, "lipsum-ft.textSource")).toBe("lorem");
  expect(spec.hyperparameters.ft).toEqual({});
});

test("a bad value is kept aside with the rule it breaks, until a good one comes", () => {
  const draft = createDraftStore();
  setField(draft, "batchSize", "1e9");
  expect(draft.getState().spec.batchSize).toBe(defaultSpec().batchSize);
  expect(draft.getState().rejected["batchSize"]).toMatchObject({
    raw: "1e9",
    problem: {
      field: "batchSize",
      message: "'batchSize' must be an integer from 1 to 512, got '1e9'",
    },
  });
  setField(draft, "batchSize", "64");
  expect(draft.getState().rejected).toEqual({});
  expect(draft.getState().spec.batchSize).toBe(64);
});

test("methods keep the order of the table, and the last one stays", () => {
  const draft = createDraftStore();
  toggleRecipe(draft, "ft");
  expect(draft.getState().spec.recipes).toEqual(["lipsum-ft"]);
  toggleRecipe(draft, "lipsum-ft");
  expect(draft.getState().spec.recipes).toEqual(["lipsum-ft"]);
  toggleRecipe(draft, "ft");
  expect(draft.getState().spec.recipes).toEqual(["ft", "lipsum-ft"]);
});

test("reset goes back to the defaults", () => {
  const draft = createDraftStore(defaultSpec(), [{ field: "x", message: "'x' is not a field" }]);
  setField(draft, "steps", "7");
  setField(draft, "seed", "-1");
  resetDraft(draft);
  expect(draft.getState()).toEqual({ spec: defaultSpec(), rejected: {}, linkProblems: [] });
});
