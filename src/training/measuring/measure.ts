import type { Classifier } from "../../analysis/classifier.ts";
import { argmax, logitsInto, logSumExp, restrictTo } from "../../analysis/classifier.ts";
import { distance } from "../../analysis/distance.ts";
import { energyGapOf } from "../../analysis/textGram.ts";
import type { DomainResult } from "../../experiment/record.ts";

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

export interface Measurement {
  readonly result: DomainResult;
  /** The most probable class by picture. */
  readonly predictions: Int32Array;
}

/**
 * Measures a model on n pictures of one domain, in float64.
 * @param features f(x), [n,D] unit-norm. @param zeroShot f0(x), [n,D]. @param answers the labels among
 * which the pictures are classified; null: all.
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
  answers: readonly number[] | null = null,
): Measurement {
  const { dimension, classes } = yardstick;
  const n = labels.length;
  const predictions = new Int32Array(n);
  const logits = new Float64Array(classes);
  let [correct, nll, energyGap, distortion] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const row = features.subarray(i * dimension, (i + 1) * dimension);
    logitsInto(logits, row, classifier);
    restrictTo(answers, logits);
    const best = argmax(logits);
    predictions[i] = best;
    if (best === labels[i]) correct++;
    nll += logSumExp(logits, logits[best]!) - logits[labels[i]!]!;
    const zeroShotRow = zeroShot.subarray(i * dimension, (i + 1) * dimension);
    energyGap += energyGapOf(yardstick, row, zeroShotRow);
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
