import type { CalibrationSet } from "./calibrationSet.ts";
import {
  drawDistinct,
  fewestOthers,
  mineCalibrationSet,
  nearestOthers,
  project,
} from "./calibrationSet.ts";
import { featureRows, labelRows } from "./pictureRows.ts";
import type { Arrays, FeatureBank, ProbeFeed } from "./probing.ts";

/** Positives of a class and negatives of other classes for each calibration picture, as in the authors' code. */
const positiveCount = 16;
const negativeCount = 16;

/** What CFR's first stage reads: a batch of pictures, and the zero-shot head. */
export function fitFeed(bank: FeatureBank): ProbeFeed {
  const { batchSize, width, classes, dimension } = bank;
  return {
    inputs: {
      features: [batchSize, width],
      labels: [batchSize, classes],
      head: [dimension, classes],
    },
    at: (step) => batchInputs(bank, bank.batch(step)),
  };
}

/**
 * What its second stage reads: the batch, and a batch of pictures that `projection` [D,H] gets wrong,
 * each with its positives and negatives. Throws a FailureError where it gets none wrong.
 */
export function calibrationFeed(
  bank: FeatureBank,
  projection: Float32Array,
  negatives: "random" | "nearest",
): ProbeFeed {
  const projected = project(bank, projection);
  const set = mineCalibrationSet(bank, projected);
  const count = Math.min(negativeCount, fewestOthers(bank));
  const nearest = new Map(
    negatives === "nearest"
      ? set.anchors.map((i) => [i, nearestOthers(bank, projected, i, count)] as const)
      : [],
  );
  const { batchSize, width, classes } = bank;
  return {
    inputs: {
      ...fitFeed(bank).inputs,
      anchors: [batchSize, width],
      anchor_labels: [batchSize, classes],
      positives: [batchSize * positiveCount, width],
      positive_weights: [batchSize, positiveCount, 1],
      negatives: [batchSize * count, width],
    },
    at: (step) =>
      calibrationInputs(bank, bank.batch(step), drawCalibration(bank, set, step, count, nearest)),
  };
}

/** A calibration picture of an update, with what it is pulled to and pushed from. */
export interface CalibrationDraw {
  readonly anchor: number;
  /** At most `positiveCount` of its class. */
  readonly positives: readonly number[];
  readonly negatives: readonly number[];
}

/** As many calibration pictures as a batch has, with replacement, since the set may be smaller. */
function drawCalibration(
  bank: FeatureBank,
  { anchors, right }: CalibrationSet,
  step: number,
  negatives: number,
  nearest: ReadonlyMap<number, readonly number[]>,
): CalibrationDraw[] {
  const random = bank.random("cfr-calibration", step);
  return Array.from({ length: bank.batchSize }, () => {
    const anchor = anchors[random.integer(anchors.length)]!;
    const label = bank.labels[anchor]!;
    const pool = right[label]!;
    const drawn = drawDistinct(random, pool.length, Math.min(positiveCount, pool.length));
    const isOther = (i: number) => bank.labels[i] !== label;
    return {
      anchor,
      positives: drawn.map((i) => pool[i]!),
      negatives: nearest.get(anchor) ?? drawDistinct(random, bank.count, negatives, isOther),
    };
  });
}

function batchInputs(bank: FeatureBank, pictures: ArrayLike<number>): Arrays {
  return {
    features: featureRows(bank, pictures),
    labels: labelRows(bank, pictures),
    head: bank.zeroShotHead,
  };
}

/**
 * What the second stage reads at an update. A class with fewer right pictures than there are places
 * has its first one in those that are left over, with weight 0.
 * @param places positives for each calibration picture.
 */
export function calibrationInputs(
  bank: FeatureBank,
  batch: ArrayLike<number>,
  draws: readonly CalibrationDraw[],
  places = positiveCount,
): Arrays {
  const anchors = draws.map(({ anchor }) => anchor);
  const place = Array.from({ length: places }, (_, i) => i);
  const positives = draws.flatMap((draw) =>
    place.map((i) => draw.positives[i] ?? draw.positives[0]!),
  );
  const weights = draws.flatMap(({ positives: { length } }) =>
    place.map((i) => (i < length ? 1 / length : 0)),
  );
  return {
    ...batchInputs(bank, batch),
    anchors: featureRows(bank, anchors),
    anchor_labels: labelRows(bank, anchors),
    positives: featureRows(bank, positives),
    positive_weights: Float32Array.from(weights),
    negatives: featureRows(
      bank,
      draws.flatMap((draw) => draw.negatives),
    ),
  };
}
