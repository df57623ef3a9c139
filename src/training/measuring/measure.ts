import type { DomainResult } from "../../experiment/record.ts";

/**
 * GᵀG / M of M unit-norm text embeddings `texts` [M,D], as [D,D]. The mean over the texts of
 * (s·(f − f0)·g)² is s²·(f − f0)ᵀ·(GᵀG / M)·(f − f0): the same number exactly, in D² instead of M·D
 * products a picture, and without keeping the texts.
 */
export function textGram(texts: Float32Array, dimension: number): Float64Array {
  const count = texts.length / dimension;
  const gram = new Float64Array(dimension * dimension);
  for (let m = 0; m < count; m++) {
    const row = m * dimension;
    for (let i = 0; i < dimension; i++) {
      const scaled = texts[row + i]! / count;
      for (let j = 0; j < dimension; j++) gram[i * dimension + j]! += scaled * texts[row + j]!;
    }
  }
  return gram;
}

/** What all measurements of an experiment have in common. */
export interface Yardstick {
  /** s0, exp of the pre-trained logit_scale. */
  readonly logitScale: number;
  /** D. */
  readonly dimension: number;
  /** C. */
  readonly classes: number;
  /** Of the evaluation texts, see {@link textGram}. */
  readonly gram: Float64Array;
}

/** What makes logits of features: s · f · W + b. */
export interface Classifier {
  /** W, [D,C]. */
  readonly head: Float32Array;
  /** b, [C]. */
  readonly bias: Float32Array | null;
  /** s. */
  readonly logitScale: number;
}

export interface Measurement {
  readonly result: DomainResult;
  /** The most probable class by picture. */
  readonly predictions: Int32Array;
}

/**
 * Measures a model on n pictures of one domain, in float64.
 * @param features f(x), [n,D] unit-norm. @param zeroShot f0(x), [n,D].
 *
 * nll is the mean of −log softmax(s·f·W + b)_y. energyGap is the mean over pictures and texts of
 * (s0·f·g − s0·f0·g)² (Nam, Heo, Lee 2024, eq. 6, in logit units). featureDistortion is the mean over
 * pictures of ‖f − f0‖ (Kumar et al. 2022).
 */
export function measure(
  yardstick: Yardstick,
  features: Float32Array,
  zeroShot: Float32Array,
  classifier: Classifier,
  labels: readonly number[],
): Measurement {
  const { dimension, classes } = yardstick;
  const n = labels.length;
  const predictions = new Int32Array(n);
  const logits = new Float64Array(classes);
  let [correct, nll, energyGap, distortion] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const row = features.subarray(i * dimension, (i + 1) * dimension);
    logitsInto(logits, row, classifier);
    const best = argmax(logits);
    predictions[i] = best;
    if (best === labels[i]) correct++;
    nll += logSumExp(logits, logits[best]!) - logits[labels[i]!]!;
    const zeroShotRow = zeroShot.subarray(i * dimension, (i + 1) * dimension);
    energyGap += gapOf(yardstick, row, zeroShotRow);
    distortion += distance(row, zeroShotRow);
  }
  const result = {
    n,
    correct,
    accuracy: correct / n,
    nll: nll / n,
    energyGap: energyGap / n,
    featureDistortion: distortion / n,
  };
  return { result, predictions };
}

function logitsInto(
  logits: Float64Array,
  feature: Float32Array,
  { head, bias, logitScale }: Classifier,
): void {
  const classes = logits.length;
  for (let c = 0; c < classes; c++) logits[c] = bias?.[c] ?? 0;
  for (let d = 0; d < feature.length; d++) {
    const x = feature[d]! * logitScale;
    for (let c = 0; c < classes; c++) logits[c]! += x * head[d * classes + c]!;
  }
}

function argmax(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

function logSumExp(values: Float64Array, max: number): number {
  let sum = 0;
  for (const value of values) sum += Math.exp(value - max);
  return max + Math.log(sum);
}

function distance(a: Float32Array, b: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(squares);
}

/** s0²·(f − f0)ᵀ·(GᵀG / M)·(f − f0). */
function gapOf(
  { gram, dimension, logitScale }: Yardstick,
  f: Float32Array,
  f0: Float32Array,
): number {
  let sum = 0;
  for (let i = 0; i < dimension; i++) {
    const di = f[i]! - f0[i]!;
    if (di === 0) continue;
    let inner = 0;
    for (let j = 0; j < dimension; j++) inner += gram[i * dimension + j]! * (f[j]! - f0[j]!);
    sum += di * inner;
  }
  return logitScale * logitScale * sum;
}
