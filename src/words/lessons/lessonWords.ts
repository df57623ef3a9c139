import type { Language } from "../languages.ts";
import type { en } from "./en.ts";

/** The lessons' texts in one language. */
export type LessonWords = typeof en;

const lessons: Readonly<Record<Language, () => Promise<LessonWords>>> = {
  en: async () => (await import("./en.ts")).en,
  zh: async () => (await import("./zh.ts")).zh,
  ja: async () => (await import("./ja.ts")).ja,
  ko: async () => (await import("./ko.ts")).ko,
};

/** The lessons in a language. */
export function loadLessonWords(language: Language): Promise<LessonWords> {
  return lessons[language]();
}
