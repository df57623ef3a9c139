import type { RandomTexts } from "../../recipes/tuning.ts";

/** What a step graph reads besides pixels, labels and weights, and how its inputs are called. */
export type Need =
  /** `texts` [M,D]. */
  | { readonly kind: "random-texts"; readonly texts: RandomTexts }
  /** `directions` [M,D]. */
  | { readonly kind: "random-directions"; readonly count: number }
  /** `contexts` [K,D]. */
  | { readonly kind: "contexts" }
  /** `captions/ids` int32 [B,T] and `captions/pool` [B,1,T]. */
  | { readonly kind: "captions" }
  /** `spurious/ids` int32 [B,T] and `spurious/pool` [B,1,T]. */
  | { readonly kind: "spurious-texts" }
  /** `keep/<index>` [B,1,1]. */
  | { readonly kind: "keep"; readonly index: number; readonly probability: number };
