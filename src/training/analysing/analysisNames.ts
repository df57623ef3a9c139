import type { AnalysisKind } from "./analyses.ts";

/** Every analysis, that of several models included. */
export const analysisNames = [
  "domains",
  "calibration",
  "confusion",
  "pictures",
  "shifts",
  "texts",
  "path",
  "map",
] as const satisfies readonly (AnalysisKind | "map")[];

export type AnalysisName = (typeof analysisNames)[number];
