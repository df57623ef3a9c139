import { createViewStore } from "./view.ts";
import type { Theme, ViewStore } from "./view.ts";

const key = "lipsum-playground/theme";

/** What a remembered theme needs of `localStorage`. */
export type ThemeStorage = Pick<Storage, "getItem" | "setItem">;

/**
 * A view that opens with the theme of the last visit and remembers every change of it. A browser
 * that keeps nothing, or throws where a person has forbidden it to, leaves the system's theme.
 */
export function createRememberingView(storageOf: () => ThemeStorage): ViewStore {
  const view = createViewStore(attempt(() => readTheme(storageOf().getItem(key))) ?? "system");
  view.subscribe(({ theme }, before) => {
    if (theme !== before.theme) attempt(() => storageOf().setItem(key, theme));
  });
  return view;
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
