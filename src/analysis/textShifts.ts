import type { ModelOutputs } from "./outputs.ts";

/** How the scores of one text have moved. */
export interface TextShift {
  /** Its place among the texts. */
  readonly text: number;
  /** Mean over pictures of (v − v0)², in logits². */
  readonly energyGap: number;
  /** Mean over pictures of v − v0, in logits: whether pictures came nearer to the text or went away. */
  readonly shift: number;
}

/**
 * Every text, what moved most first, over the pictures of all domains together. With the mean E[δ] and
 * the second moment E[δδᵀ] of the pictures' δ = f − f0, a text g has the gap s²·gᵀ·E[δδᵀ]·g and the
 * shift s·g·E[δ].
 * @param texts G, [M,D] of unit norm.
 */
export function textShifts(
  zeroShot: ModelOutputs,
  tuned: ModelOutputs,
  texts: Float32Array,
  logitScale: number,
): readonly TextShift[] {
  const n = zeroShot.reduce((sum, { labels }) => sum + labels.length, 0);
  const dimension = zeroShot.reduce((sum, { features }) => sum + features.length, 0) / n;
  const { mean, second } = momentsOf(zeroShot, tuned, dimension, n);
  const shifts = Array.from({ length: texts.length / dimension }, (_, text) => {
    const g = texts.subarray(text * dimension, (text + 1) * dimension);
    let [quadratic, linear] = [0, 0];
    for (let i = 0; i < dimension; i++) {
      let inner = 0;
      for (let j = 0; j < dimension; j++) inner += second[i * dimension + j]! * g[j]!;
      quadratic += g[i]! * inner;
      linear += g[i]! * mean[i]!;
    }
    return { text, energyGap: logitScale * logitScale * quadratic, shift: logitScale * linear };
  });
  return shifts.sort((a, b) => b.energyGap - a.energyGap);
}

function momentsOf(zeroShot: ModelOutputs, tuned: ModelOutputs, dimension: number, n: number) {
  const mean = new Float64Array(dimension);
  const second = new Float64Array(dimension * dimension);
  const delta = new Float64Array(dimension);
  for (const [d, { labels, features }] of zeroShot.entries()) {
    const after = tuned[d]!.features;
    for (const row of labels.keys()) {
      for (let i = 0; i < dimension; i++) {
        const at = row * dimension + i;
        delta[i] = after[at]! - features[at]!;
        mean[i]! += delta[i]! / n;
      }
      for (let i = 0; i < dimension; i++)
        for (let j = 0; j < dimension; j++)
          second[i * dimension + j]! += (delta[i]! * delta[j]!) / n;
    }
  }
  return { mean, second };
}
