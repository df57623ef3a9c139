import { distance } from "./distance.ts";
import type { ModelOutputs } from "./outputs.ts";
import { rowOf } from "./outputs.ts";
import { energyGapOf } from "./textGram.ts";

/** On what texts an energy gap is measured. */
export const textSets = ["random", "prompts", "contexts"] as const;

export type TextSet = (typeof textSets)[number];

/** The texts of a set as {@link textGram} keeps them, and how many they are. */
export interface TextSetGram {
  readonly gram: Float64Array;
  readonly count: number;
}

/** How far a model's features and scores have moved from the zero-shot model's, on one domain. */
export interface DomainShift {
  readonly domain: string;
  readonly n: number;
  /** Mean over pictures and texts of (s0·f·g − s0·f0·g)², in logits² (Lipsum-FT paper, eq. 6). */
  readonly energyGaps: Readonly<Record<TextSet, number>>;
  /** Mean over pictures of ‖f − f0‖, unit features: 0 to 2 (Kumar et al. 2022). */
  readonly distortion: number;
  /** The same of projected features, before their norm is made 1. */
  readonly projectedDistortion: number;
}

/** A model's features beside the zero-shot model's: of unit norm, and as the projection gives them. */
export interface ShiftedOutputs {
  readonly zeroShot: ModelOutputs;
  readonly tuned: ModelOutputs;
  /** [n,D] by domain id. */
  readonly projections: Readonly<Record<"zeroShot" | "tuned", ReadonlyMap<string, Float32Array>>>;
}

export interface Shifts {
  /** s0: divide an energy gap by its square for the gap of the cosines. */
  readonly logitScale: number;
  readonly texts: Readonly<Record<TextSet, number>>;
  readonly domains: readonly DomainShift[];
}

export function shiftsOf(
  { zeroShot, tuned, projections }: ShiftedOutputs,
  sets: Readonly<Record<TextSet, TextSetGram>>,
  logitScale: number,
): Shifts {
  const domains = zeroShot.map((before, d) => {
    const n = before.labels.length;
    const width = before.features.length / n;
    const sums = { random: 0, prompts: 0, contexts: 0, distortion: 0, projectedDistortion: 0 };
    const projected = projections.tuned.get(before.domain)!;
    const projected0 = projections.zeroShot.get(before.domain)!;
    for (let i = 0; i < n; i++) {
      const f = rowOf(tuned[d]!.features, i, width);
      const f0 = rowOf(before.features, i, width);
      for (const set of textSets)
        sums[set] += energyGapOf({ gram: sets[set].gram, logitScale }, f, f0) / n;
      sums.distortion += distance(f, f0) / n;
      sums.projectedDistortion +=
        distance(rowOf(projected, i, width), rowOf(projected0, i, width)) / n;
    }
    const { distortion, projectedDistortion, ...energyGaps } = sums;
    return { domain: before.domain, n, energyGaps, distortion, projectedDistortion };
  });
  const { random, prompts, contexts } = sets;
  const texts = { random: random.count, prompts: prompts.count, contexts: contexts.count };
  return { logitScale, texts, domains };
}
