import { argmax, logSumExp, probabilitiesOf } from "./classifier.ts";
import type { Outputs } from "./outputs.ts";
import { rowOf } from "./outputs.ts";

/** Bins of the reliability diagram: equally wide, (low, high], as in the authors' library. */
export const calibrationBins = 15;

/** Pictures from which an ECE and a diagram say something about the model and not about chance. */
export const fewestForDiagram = 100;

/** Pictures from which a bin of the diagram is drawn. */
export const fewestInBin = 5;

/** The pictures whose top-1 confidence lies in (low, high]. */
export interface CalibrationBin {
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly correct: number;
  /** Mean top-1 probability; 0 of no pictures. */
  readonly confidence: number;
}

export interface Calibration {
  readonly n: number;
  readonly correct: number;
  /** Mean of −log p(label), in nats. */
  readonly nll: number;
  /** Σ n_b/n · |accuracy_b − confidence_b| (Naeini et al. 2015; Guo et al. 2017). */
  readonly ece: number;
  /**
   * The ECE to expect of a perfectly calibrated model with these confidences, by chance alone: with few
   * pictures in a bin its accuracy strays from its confidence whatever the model. Each bin's count of
   * right answers is taken as normal, so that E|·| = √(2/π · Σ p(1 − p)).
   */
  readonly eceByChance: number;
  readonly bins: readonly CalibrationBin[];
}

/** How far the probabilities of a model can be believed, on the pictures of some domains together. */
export function calibrationOf(domains: readonly Outputs[]): Calibration {
  const counts = Array.from({ length: calibrationBins }, () => ({
    ...{ n: 0, correct: 0, confidence: 0, variance: 0 },
  }));
  let [n, correct, nll] = [0, 0, 0];
  for (const { labels, logits } of domains) {
    const classes = logits.length / labels.length;
    for (const [i, label] of labels.entries()) {
      const row = rowOf(logits, i, classes);
      const top = argmax(row);
      const confidence = probabilitiesOf(row)[top]!;
      nll += logSumExp(row, row[top]!) - row[label]!;
      const bin = counts[binOf(confidence)]!;
      bin.n++;
      bin.confidence += confidence;
      bin.variance += confidence * (1 - confidence);
      if (top === label) {
        bin.correct++;
        correct++;
      }
      n++;
    }
  }
  const gap = counts.reduce((sum, bin) => sum + Math.abs(bin.correct - bin.confidence), 0);
  const chance = counts.reduce((sum, { variance }) => sum + Math.sqrt((2 / Math.PI) * variance), 0);
  return {
    n,
    correct,
    nll: nll / n,
    ece: gap / n,
    eceByChance: chance / n,
    bins: counts.map((bin, b) => ({
      low: b / calibrationBins,
      high: (b + 1) / calibrationBins,
      n: bin.n,
      correct: bin.correct,
      confidence: bin.n === 0 ? 0 : bin.confidence / bin.n,
    })),
  };
}

/** Of a probability above 0. */
function binOf(confidence: number): number {
  return Math.min(calibrationBins - 1, Math.max(0, Math.ceil(confidence * calibrationBins) - 1));
}
