import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";

export type Theme = "system" | "light" | "dark";

/** How the page looks; no part of an experiment or its link. */
export interface ViewState {
  readonly theme: Theme;
  /** Runs and domains that the legend has switched off, by id. */
  readonly hidden: ReadonlySet<string>;
}

export type ViewStore = StoreApi<ViewState>;

export function createViewStore(theme: Theme = "system"): ViewStore {
  return createStore<ViewState>(() => ({ theme, hidden: new Set() }));
}

export function toggleHidden(store: ViewStore, id: string): void {
  store.setState(({ hidden }) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    return { hidden: next };
  });
}
