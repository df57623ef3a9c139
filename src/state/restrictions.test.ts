import { expect, test } from "vitest";
import { presetSpec, presets } from "../experiment/presets.ts";
import { createDraftStore, resetDraft, setField, toggleRecipe } from "./draft.ts";
import { holdDraft, longestSentence, readRestrictions, withRestrictions } from "./restrictions.ts";

test("restrictions go into an address and come back", () => {
  const restrictions = {
    hidden: new Set(["seed", "pages"]),
    locked: new Set(["steps", "lipsum-ft.texts"]),
    sentence: "Which λ keeps Pixel art? Try 0 & 10.",
  };
  const href = withRestrictions("https://a.org/b/?page=lessons#v=2&steps=20", restrictions);
  expect(href).toMatch(/#v=2&steps=20$/);
  expect(readRestrictions(new URL(href).search)).toEqual({ restrictions, problems: [] });
  const none = { hidden: new Set<string>(), locked: new Set<string>(), sentence: "" };
  expect(withRestrictions(href, none)).toBe("https://a.org/b/?page=lessons#v=2&steps=20");
});

test("an address without restrictions has none, and what is not a control is named", () => {
  expect(readRestrictions("?page=board")).toEqual({ restrictions: null, problems: [] });
  const { restrictions, problems } = readRestrictions("?lock=steps,toString,nonsense");
  expect([...restrictions!.locked]).toEqual(["steps"]);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/'lock' must name fields or presets, .* no 'toString'/),
    expect.stringMatching(/no 'nonsense'/),
  ]);
  expect(readRestrictions(`?say=${"a".repeat(9999)}`).restrictions?.sentence).toHaveLength(
    longestSentence,
  );
});

test("what is held stays, by whatever way the draft is changed, and the rest stays free", () => {
  const draft = createDraftStore();
  setField(draft, "steps", "20");
  setField(draft, "lipsum-ft.regularization", "3");
  holdDraft(draft, {
    hidden: new Set(["lipsum-ft.regularization"]),
    locked: new Set(["steps", "methods", "share"]),
    sentence: "",
  });
  const recipes = draft.getState().spec.recipes;
  setField(draft, "steps", "50");
  setField(draft, "lipsum-ft.regularization", "9");
  setField(draft, "seed", "7");
  toggleRecipe(draft, "ft");
  draft.setState({ spec: { ...presetSpec(presets[1]), seed: 7 } });
  expect(draft.getState().spec).toMatchObject({ steps: 20, seed: 7, recipes });
  resetDraft(draft);
  const { spec } = draft.getState();
  expect(spec.steps).toBe(20);
  expect(spec.hyperparameters["lipsum-ft"]["regularization"]).toBe(3);
  expect(spec.seed).toBe(0);
});
