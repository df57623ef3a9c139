import type { DomainResults } from "../experiment/record.ts";

/** θ(α) = (1 − α)·θ0 + α·θ1, head included (WiSE-FT), measured at some α. */
export interface WeightPath {
  readonly points: readonly { readonly alpha: number; readonly domains: DomainResults }[];
}

/** 0 to 1 in twentieths: fine enough for a slider that shows only what was measured. */
export const pathAlphas: readonly number[] = Array.from({ length: 21 }, (_, i) => i / 20);
