import { en } from "./en/index.ts";
import { complete } from "./translation.ts";
import type { Words } from "./words.ts";

/** A language of the page, named in itself. Only English comes with the page; others when chosen. */
interface LanguageRow {
  readonly name: string;
  readonly load: () => Promise<Words>;
}

/** By BCP 47 tag. Adding one is its folder beside `en` and a row here. */
export const languages = {
  en: { name: "English", load: () => Promise.resolve(en) },
  zh: { name: "中文", load: async () => complete((await import("./zh/index.ts")).zh) },
  ja: { name: "日本語", load: async () => complete((await import("./ja/index.ts")).ja) },
  ko: { name: "한국어", load: async () => complete((await import("./ko/index.ts")).ko) },
} as const satisfies Readonly<Record<string, LanguageRow>>;

export type Language = keyof typeof languages;

/** In the order of the picker. */
export const languageIds = Object.keys(languages) as readonly Language[];

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text);
}

/** The first of a person's languages (tags such as "zh-CN", dearest first) that the page has. */
export function preferredLanguage(tags: readonly string[]): Language {
  const known = tags.map((tag) => tag.toLowerCase().split("-")[0]!).find(isLanguage);
  return known ?? "en";
}
