import { lazy } from "react";
import type { ComponentType } from "react";
import type { PageId } from "../state/page.ts";
import { ExperimentPage } from "./ExperimentPage.tsx";

/** The tabs that there are, in their order. All but the first are loaded when they are opened. */
export const pages: { readonly experiment: ComponentType } & Readonly<
  Partial<Record<PageId, ComponentType>>
> = {
  experiment: ExperimentPage,
  analyses: lazy(async () => {
    const { AnalysesPage } = await import("./analyses/AnalysesPage.tsx");
    return { default: AnalysesPage };
  }),
  try: lazy(async () => {
    const { TryPage } = await import("./try/TryPage.tsx");
    return { default: TryPage };
  }),
  lessons: lazy(async () => {
    const { LessonsPage } = await import("./lessons/LessonsPage.tsx");
    return { default: LessonsPage };
  }),
  board: lazy(async () => {
    const { BoardPage } = await import("./board/BoardPage.tsx");
    return { default: BoardPage };
  }),
};
