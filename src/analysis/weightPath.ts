import type { DomainResults } from "../experiment/record.ts";

/** θ(α) = (1 − α)·θ0 + α·θ1, head included (WiSE-FT), measured at some α. */
export interface WeightPath {
  readonly points: readonly { readonly alpha: number; readonly domains: DomainResults }[];
}

/** 0 to 1 in tenths, as the paper draws it: each costs an evaluation of all test pictures. */
export const pathAlphas: readonly number[] = Array.from({ length: 11 }, (_, i) => i / 10);
