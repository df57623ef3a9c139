import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { en } from "../words/en/index.ts";
import type { Language } from "../words/languages.ts";
import type { Words } from "../words/words.ts";
import type { Slots } from "./series.ts";

export type Theme = "system" | "light" | "dark";

/** How the page looks; no part of an experiment or its link. */
export interface ViewState {
  readonly theme: Theme;
  /** Changes with {@link words}, by `chooseLanguage`. */
  readonly language: Language;
  /** All texts of the page, in its language. */
  readonly words: Words;
  /** Runs, domains and loss terms that are switched off in the charts, by id. */
  readonly hidden: ReadonlySet<string>;
  /** Of every method that is chosen or has a run. */
  readonly slots: Slots;
}

export type ViewStore = StoreApi<ViewState>;

export function createViewStore(theme: Theme = "system"): ViewStore {
  return createStore<ViewState>(() => ({
    theme,
    language: "en",
    words: en,
    hidden: new Set(),
    slots: new Map(),
  }));
}

export function toggleHidden(store: ViewStore, id: string): void {
  store.setState(({ hidden }) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    return { hidden: next };
  });
}
