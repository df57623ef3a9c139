import type { Language } from "../languages.ts";
import { en } from "./en.ts";

/** The lessons' texts in one language. */
export type LessonWords = typeof en;

/** Of other languages at least the first lesson; the others are read in English until someone translates them. */
export type TranslatedLessons = Pick<LessonWords, "zeroShot"> & Partial<LessonWords>;

const translations: Readonly<Record<Language, () => Promise<TranslatedLessons>>> = {
  en: () => Promise.resolve(en),
  zh: async () => (await import("./zh.ts")).zh,
  ja: async () => (await import("./ja.ts")).ja,
  ko: async () => (await import("./ko.ts")).ko,
};

/** The lessons in a language, and which of them are in it. */
export async function loadLessonWords(
  language: Language,
): Promise<{ readonly words: LessonWords; readonly translated: readonly string[] }> {
  const own = await translations[language]();
  return { words: { ...en, ...own }, translated: Object.keys(own) };
}
