import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { decodeSpec, encodeSpec } from "../experiment/shareLink.ts";
import { languageIds } from "../words/languages.ts";
import { loadLessonWords } from "../words/lessons/lessonWords.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { createDraftStore } from "./draft.ts";
import {
  leaveLesson,
  lessonIds,
  lessonSpec,
  openLesson,
  readLessonSteps,
  stepsOf,
} from "./lessons.ts";
import type { LessonId } from "./lessons.ts";
import { methodProblems } from "./methodOf.ts";
import { createViewStore } from "./view.ts";

test.each(languageIds)(
  "in %s every step has its texts, and none has texts only",
  async (language) => {
    const words = await loadLessonWords(language);
    for (const id of lessonIds) expect(Object.keys(words[id].steps), id).toEqual(stepsOf(id));
  },
);

test("steps set up what their texts say of them", () => {
  const base = defaultSpec();
  const spec = (id: LessonId, step: string) => lessonSpec({ id, step: stepsOf(id).indexOf(step) })!;
  expect(spec("cost", "longer").steps).toBe(6 * base.steps);
  const λ = ({ hyperparameters }: ExperimentSpec) => hyperparameters["lipsum-ft"]["regularization"];
  expect(λ(spec("knobs", "lambda"))).toBe(10 * Number(λ(base)));
  expect(spec("knobs", "texts").hyperparameters["lipsum-ft"]["texts"]).toBe(5);
});

test("what a step sets up can run and be shared", () => {
  for (const id of lessonIds)
    for (const step of stepsOf(id).keys()) {
      const spec = lessonSpec({ id, step });
      if (!spec) continue;
      expect(methodProblems(spec)).toEqual([]);
      expect(decodeSpec(encodeSpec(spec))).toEqual({ spec, problems: [] });
    }
});

test("a lesson is left and resumed where it was, with the experiment of that place", () => {
  const [view, draft] = [createViewStore(), createDraftStore()];
  openLesson(view, draft, { id: "cost", step: 1 });
  expect(draft.getState().spec.recipes).toEqual(["ft"]);
  leaveLesson(view);
  expect(view.getState()).toMatchObject({ lesson: null, lessonSteps: { cost: 1 } });
});

test("kept places that make no sense are left out", () => {
  expect(readLessonSteps('{"cost":2,"rivals":99,"zeroShot":"1","nothing":0}')).toEqual({ cost: 2 });
  for (const text of [null, "", "null", "[]", "{"]) expect(readLessonSteps(text)).toEqual({});
});
