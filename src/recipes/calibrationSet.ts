import type { RandomStream } from "../shared/random.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { FeatureBank } from "./probing.ts";

/** A bank's pictures under a projection P: unit-norm P·h of each, and which are classified right. */
export interface Projected {
  /** [n,D]. */
  readonly embeddings: Float64Array;
  readonly isRight: readonly boolean[];
}

/** Unit-norm P·h(x) of every picture, classified by the zero-shot head. @param projection [D,H]. */
export function project(bank: FeatureBank, projection: Float32Array): Projected {
  const { count, width, dimension, classes, features, zeroShotHead } = bank;
  const embeddings = new Float64Array(count * dimension);
  const isRight: boolean[] = [];
  for (let i = 0; i < count; i++) {
    const embedding = embeddings.subarray(i * dimension, (i + 1) * dimension);
    for (let d = 0; d < dimension; d++)
      for (let h = 0; h < width; h++)
        embedding[d]! += projection[d * width + h]! * features[i * width + h]!;
    const norm = Math.hypot(...embedding);
    const logits = new Float64Array(classes);
    embedding.forEach((value, d) => {
      const unit = value / norm;
      embedding[d] = unit;
      for (let c = 0; c < classes; c++) logits[c]! += unit * zeroShotHead[d * classes + c]!;
    });
    isRight.push(logits.indexOf(Math.max(...logits)) === bank.labels[i]);
  }
  return { embeddings, isRight };
}

/** What calibration learns from: pictures that the fitted projection gets wrong, and those it gets right. */
export interface CalibrationSet {
  /** Misclassified pictures whose class has at least one that is classified right. */
  readonly anchors: readonly number[];
  /** By class, the pictures classified right. */
  readonly right: readonly (readonly number[])[];
}

/** Throws a FailureError where nothing is misclassified that a right picture of its class could correct. */
export function mineCalibrationSet(bank: FeatureBank, { isRight }: Projected): CalibrationSet {
  const right: number[][] = Array.from({ length: bank.classes }, () => []);
  const wrong: number[] = [];
  bank.labels.forEach((label, i) => (isRight[i] ? right[label]! : wrong).push(i));
  const anchors = wrong.filter((i) => right[bank.labels[i]!]!.length > 0);
  if (wrong.length === 0) throw new FailureError("bad-spec", said("nothingWrong", bank.count));
  if (anchors.length === 0) throw new FailureError("bad-spec", said("nothingRight", wrong.length));
  return { anchors, right };
}

/** How many pictures every class can be told apart from: those of all other classes. */
export function fewestOthers({ labels, classes, count }: FeatureBank): number {
  const sizes = new Array<number>(classes).fill(0);
  for (const label of labels) sizes[label]!++;
  return count - Math.max(...sizes);
}

/** The `count` pictures of other classes whose embeddings have the largest cosine to picture i's, nearest first. */
export function nearestOthers(
  bank: FeatureBank,
  { embeddings }: Projected,
  i: number,
  count: number,
): number[] {
  const { dimension, labels } = bank;
  const cosine = (j: number) => {
    let sum = 0;
    for (let d = 0; d < dimension; d++)
      sum += embeddings[i * dimension + d]! * embeddings[j * dimension + d]!;
    return sum;
  };
  const others = labels.flatMap((label, j) =>
    label === labels[i] ? [] : [{ j, cosine: cosine(j) }],
  );
  others.sort((a, b) => b.cosine - a.cosine);
  return others.slice(0, count).map(({ j }) => j);
}

/** `count` different numbers of [0, bound) for which `isWanted`, of which there must be as many. */
export function drawDistinct(
  random: RandomStream,
  bound: number,
  count: number,
  isWanted: (index: number) => boolean = () => true,
): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const index = random.integer(bound);
    if (isWanted(index)) drawn.add(index);
  }
  return [...drawn];
}
