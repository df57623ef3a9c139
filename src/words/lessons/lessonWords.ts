import type { Language } from "../languages.ts";
import { en } from "./en.ts";

/** The lessons' texts in one language. */
export type LessonWords = typeof en;

/** Of other languages at least the first lesson; the others are read in English until someone translates them. */
export type TranslatedLessons = Pick<LessonWords, "zeroShot"> & Partial<LessonWords>;

/** By language; a language without a row is read in English. */
const translations: Readonly<Partial<Record<string, () => Promise<TranslatedLessons>>>> = {};

/** The lessons in a language, and which of them are in it. */
export async function loadLessonWords(
  language: Language,
): Promise<{ readonly words: LessonWords; readonly translated: readonly string[] }> {
  const own = (await translations[language]?.()) ?? en;
  return { words: { ...en, ...own }, translated: Object.keys(own) };
}
