/** For each output position the input positions that it mixes, and their weights. */
export interface Taps {
  /** Weights an output position has room for. */
  readonly width: number;
  /** First input position, by output position. */
  readonly first: Int32Array;
  /** Input positions used, by output position. */
  readonly counts: Int32Array;
  /** outputs × width, each row's used part sums to 1. */
  readonly weights: Float64Array;
}

/** Keys' cubic convolution kernel with a = -1/2 (Keys 1981), of support [-2, 2]. */
function cubic(x: number): number {
  const t = Math.abs(x);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  if (t < 2) return ((-0.5 * t + 2.5) * t - 4) * t + 2;
  return 0;
}

/**
 * Bicubic taps that resize the interval [start, start + length) of a line of `inputSize` pixels to
 * `outputSize` pixels. When it shrinks, the kernel widens with the scale, so that it also filters
 * (antialiasing, as PIL does). Neighbours outside the interval but on the line take part; past the
 * line's ends the weights are renormalised.
 */
export function bicubicTaps(
  inputSize: number,
  start: number,
  length: number,
  outputSize: number,
): Taps {
  const scale = length / outputSize;
  const stretch = Math.max(scale, 1);
  const support = 2 * stretch;
  const width = Math.ceil(support) * 2 + 1;
  const first = new Int32Array(outputSize);
  const counts = new Int32Array(outputSize);
  const weights = new Float64Array(outputSize * width);
  for (let i = 0; i < outputSize; i++) {
    const center = start + (i + 0.5) * scale;
    const low = Math.max(0, Math.floor(center - support + 0.5));
    const high = Math.min(inputSize, Math.floor(center + support + 0.5));
    let sum = 0;
    for (let j = low; j < high; j++) {
      const weight = cubic((j + 0.5 - center) / stretch);
      weights[i * width + j - low] = weight;
      sum += weight;
    }
    for (let j = 0; j < high - low; j++) weights[i * width + j]! /= sum;
    first[i] = low;
    counts[i] = high - low;
  }
  return { width, first, counts, weights };
}
