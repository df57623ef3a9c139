import { expect, test } from "vitest";
import { emptyForms, readForms, setForm } from "./forms.ts";
import { createRememberingView } from "./rememberedView.ts";
import type { ViewStorage } from "./rememberedView.ts";

function storage(): ViewStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

test("what was typed is there after a reload", () => {
  const kept = storage();
  const view = createRememberingView(() => kept);
  expect(view.getState().forms).toEqual(emptyForms);
  const lesson = { from: "short", sentence: "Find λ.", restrictions: { steps: "locked" } } as const;
  setForm(view, "board", "https://a#run=1\nno link");
  setForm(view, "lesson", lesson);
  setForm(view, "sweep", { seeds: "0, x", field: "steps", values: "10," });
  expect(createRememberingView(() => kept).getState().forms).toEqual({
    board: "https://a#run=1\nno link",
    lesson,
    sweep: { seeds: "0, x", field: "steps", values: "10," },
  });
});

test("what is no form that was kept is an empty one", () => {
  const rubbish = { sweep: { seeds: 3 }, board: ["a"], lesson: { from: "x", sentence: 4 } };
  for (const json of [null, "{}", "[]", "7", "null", JSON.stringify(rubbish)])
    expect(readForms(json), String(json)).toEqual(emptyForms);
  const lesson = { from: "current", sentence: "", restrictions: { steps: "gone", seed: "hidden" } };
  expect(readForms(JSON.stringify({ lesson })).lesson.restrictions).toEqual({ seed: "hidden" });
});
