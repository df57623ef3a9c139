import { isLanguage, preferredLanguage } from "../words/languages.ts";
import type { Language } from "../words/languages.ts";
import { defaultChartSettings, readChartSettings } from "./chartSettings.ts";
import { emptyForms, readForms } from "./forms.ts";
import { readLessonSteps } from "./lessons.ts";
import { createViewStore } from "./view.ts";
import type { Theme, ViewStore } from "./view.ts";

const themeKey = "lipsum-playground/theme";
const languageKey = "lipsum-playground/language";
const chartsKey = "lipsum-playground/charts";
const shortcutsKey = "lipsum-playground/shortcuts";
const formsKey = "lipsum-playground/forms";
const lessonsKey = "lipsum-playground/lessons";

/** What a remembered view needs of `localStorage`. */
export type ViewStorage = Pick<Storage, "getItem" | "setItem">;

/**
 * A view that opens with the theme, charts, forms and places in lessons of the last visit and remembers every change of them
 * and of the language. A browser that keeps nothing, or throws where a person has forbidden it to,
 * leaves the system's theme.
 */
export function createRememberingView(storageOf: () => ViewStorage): ViewStore {
  const view = createViewStore(
    attempt(() => readTheme(storageOf().getItem(themeKey))) ?? "system",
    attempt(() => readChartSettings(storageOf().getItem(chartsKey))) ?? defaultChartSettings,
  );
  view.setState({
    hasShortcuts: attempt(() => storageOf().getItem(shortcutsKey)) !== "off",
    forms: attempt(() => readForms(storageOf().getItem(formsKey))) ?? emptyForms,
    lessonSteps: attempt(() => readLessonSteps(storageOf().getItem(lessonsKey))) ?? {},
  });
  view.subscribe(({ theme, language, words, charts, lessonSteps, hasShortcuts, forms }, before) => {
    if (hasShortcuts !== before.hasShortcuts)
      attempt(() => storageOf().setItem(shortcutsKey, hasShortcuts ? "on" : "off"));
    if (forms !== before.forms) attempt(() => storageOf().setItem(formsKey, JSON.stringify(forms)));
    if (lessonSteps !== before.lessonSteps)
      attempt(() => storageOf().setItem(lessonsKey, JSON.stringify(lessonSteps)));
    if (charts !== before.charts)
      attempt(() => storageOf().setItem(chartsKey, JSON.stringify(charts)));
    if (theme !== before.theme) attempt(() => storageOf().setItem(themeKey, theme));
    if (words !== before.words) attempt(() => storageOf().setItem(languageKey, language));
  });
  return view;
}

/** The language of the last visit; on a first one that of the browser (`navigator.languages`). */
export function rememberedLanguage(
  storageOf: () => ViewStorage,
  browserLanguages: readonly string[],
): Language {
  const kept = attempt(() => storageOf().getItem(languageKey));
  return kept !== null && isLanguage(kept) ? kept : preferredLanguage(browserLanguages);
}

function readTheme(text: string | null): Theme {
  return text === "light" || text === "dark" ? text : "system";
}

function attempt<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
