import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { OfflineState } from "../offline/register.ts";
import { en } from "../words/en/index.ts";
import type { Language } from "../words/languages.ts";
import type { Words } from "../words/words.ts";
import type { ChartSettings } from "./chartSettings.ts";
import { defaultChartSettings } from "./chartSettings.ts";
import type { Forms } from "./forms.ts";
import { emptyForms } from "./forms.ts";
import type { LessonPlace, LessonSteps } from "./lessons.ts";
import type { EmbedPart } from "./embed.ts";
import type { PageId } from "./page.ts";
import type { Restrictions } from "./restrictions.ts";
import type { Slots } from "./series.ts";

export type Theme = "system" | "light" | "dark";

/** From and to on the x axis of the charts, in its unit. */
export type XRange = readonly [from: number, to: number];

/** How the page looks; no part of an experiment or its link. */
export interface ViewState {
  /** What a frame of another page shows; null where the page is by itself. */
  readonly embed: EmbedPart | null;
  /** A small screen under a finger, where training is not offered. */
  readonly isPhone: boolean;
  /** A person's wish to train all the same. */
  readonly trainsOnPhone: boolean;
  readonly page: PageId;
  readonly theme: Theme;
  /** Changes with {@link words}, by `chooseLanguage`. */
  readonly language: Language;
  /** All texts of the page, in its language. */
  readonly words: Words;
  /** What the lesson link has hidden and locked that the page was opened with; null without one. */
  readonly restrictions: Restrictions | null;
  /** The open lesson; null while none is. */
  readonly lesson: LessonPlace | null;
  readonly lessonSteps: LessonSteps;
  readonly forms: Forms;
  /** Whether single keys press buttons; a person may turn them off. */
  readonly hasShortcuts: boolean;
  /** Whether one chart at a time fills the screen, in large type. */
  readonly isPresenting: boolean;
  /** Whether the page works without a network. */
  readonly offline: OfflineState;
  /** Runs, domains and loss terms that are switched off in the charts, by id. */
  readonly hidden: ReadonlySet<string>;
  /** Of every method that is chosen or has a run. */
  readonly slots: Slots;
  readonly charts: ChartSettings;
  /** The part of the x axis that all charts show; null is all of it. */
  readonly zoom: XRange | null;
  /** Where the crosshair of all charts is; null where there is none. */
  readonly crosshair: number | null;
  /** Where somebody asked a chart for the pictures behind it, on the same axis; null: the latest are shown. */
  readonly lookedAt: number | null;
}

export type ViewStore = StoreApi<ViewState>;

export function createViewStore(
  theme: Theme = "system",
  charts: ChartSettings = defaultChartSettings,
): ViewStore {
  return createStore<ViewState>(() => ({
    page: "experiment",
    embed: null,
    isPhone: false,
    trainsOnPhone: false,
    theme,
    charts,
    zoom: null,
    crosshair: null,
    lookedAt: null,
    language: "en",
    words: en,
    restrictions: null,
    forms: emptyForms,
    hasShortcuts: true,
    isPresenting: false,
    offline: "unavailable",
    lesson: null,
    lessonSteps: {},
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

/** Another x axis has another unit: it opens whole, without a crosshair, and looks at nothing. */
export function setChartSettings(store: ViewStore, changes: Partial<ChartSettings>): void {
  store.setState(({ charts, zoom, crosshair, lookedAt }) => {
    const isSameAxis = (changes.xAxis ?? charts.xAxis) === charts.xAxis;
    return {
      charts: { ...charts, ...changes },
      zoom: isSameAxis ? zoom : null,
      crosshair: isSameAxis ? crosshair : null,
      lookedAt: isSameAxis ? lookedAt : null,
    };
  });
}

/** In a frame a run is shown; it is trained on the page itself. */
export function canTrain({ embed, isPhone, trainsOnPhone }: ViewState): boolean {
  return embed === null && (!isPhone || trainsOnPhone);
}
