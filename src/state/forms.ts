import { isObject } from "../shared/json.ts";
import type { SweepDraft } from "./sweep.ts";
import type { ViewStore } from "./view.ts";

/** What a teacher has set up of a lesson link. */
export interface LessonDraft {
  /** A preset's id, or "current" for the set-up on the page. */
  readonly from: string;
  readonly sentence: string;
  /** By the name of a field or a part; what is not named is free. */
  readonly restrictions: Readonly<Record<string, "locked" | "hidden">>;
}

/** What was typed into forms that are no part of an experiment: it outlasts the pages that show them. */
export interface Forms {
  readonly sweep: SweepDraft;
  /** Run links, one a line. */
  readonly board: string;
  readonly lesson: LessonDraft;
}

export const emptyForms: Forms = {
  sweep: { seeds: "0-4", field: null, values: "" },
  board: "",
  lesson: { from: "current", sentence: "", restrictions: {} },
};

export function setForm<K extends keyof Forms>(view: ViewStore, name: K, value: Forms[K]): void {
  view.setState(({ forms }) => ({ forms: { ...forms, [name]: value } }));
}

/** What {@link Forms} were written as JSON; of what is missing or of another form, the empty one. */
export function readForms(json: string | null): Forms {
  const raw: unknown = JSON.parse(json ?? "{}");
  if (!isObject(raw)) return emptyForms;
  const { board } = raw;
  return {
    sweep: readSweepDraft(raw["sweep"]),
    board: typeof board === "string" ? board : "",
    lesson: readLessonDraft(raw["lesson"]),
  };
}

function readSweepDraft(value: unknown): SweepDraft {
  if (!isObject(value)) return emptyForms.sweep;
  const { seeds, field, values } = value;
  const isField = field === null || typeof field === "string";
  if (typeof seeds !== "string" || typeof values !== "string" || !isField) return emptyForms.sweep;
  return { seeds, field, values };
}

function readLessonDraft(value: unknown): LessonDraft {
  if (!isObject(value)) return emptyForms.lesson;
  const { from, sentence, restrictions } = value;
  if (typeof from !== "string" || typeof sentence !== "string" || !isObject(restrictions))
    return emptyForms.lesson;
  const known = Object.entries(restrictions).filter(
    (entry): entry is [string, "locked" | "hidden"] =>
      entry[1] === "locked" || entry[1] === "hidden",
  );
  return { from, sentence, restrictions: Object.fromEntries(known) };
}
