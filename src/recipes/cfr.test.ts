import { describe, expect, test } from "vitest";
import { FailureError } from "../shared/failure.ts";
import { defaults } from "../shared/schema.ts";
import { calibrationInputs } from "./calibrationInputs.ts";
import { fewestOthers, mineCalibrationSet, nearestOthers, project } from "./calibrationSet.ts";
import { cfr } from "./cfr.ts";
import { termsOf, tinyBank } from "./probeFixtures.ts";
import type { FeatureBank, Probing } from "./probing.ts";

const bank = tinyBank("pooled");
const projection = "visual_projection.weight";
const leaves = { [projection]: bank.projection };
const projected = project(bank, bank.projection);

function probing(given: Partial<Parameters<typeof cfr.method>[0]> = {}): Probing {
  const method = cfr.method({ ...defaults(cfr.hyperparameters), ...given });
  if (method.kind !== "probing") throw new Error("CFR must probe");
  return method;
}

const embedding = (i: number) =>
  projected.embeddings.subarray(i * bank.dimension, (i + 1) * bank.dimension);
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, x, d) => sum + x * b[d]!, 0);

function nll(i: number): number {
  const { classes, dimension, zeroShotHead, logitScale } = bank;
  const logits = Array.from({ length: classes }, (_, c) => {
    const column = Array.from({ length: dimension }, (_, d) => zeroShotHead[d * classes + c]!);
    return logitScale * dot(embedding(i), column);
  });
  const sum = logits.reduce((all, z) => all + Math.exp(z), 0);
  return Math.log(sum) - logits[bank.labels[i]!]!;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** The pictures whose features an input's rows are. */
function picturesOf({ features, width }: FeatureBank, rows: Float32Array): number[] {
  return Array.from({ length: rows.length / width }, (_, r) => {
    const row = rows.subarray(r * width, (r + 1) * width);
    const same = (i: number) => row.every((x, h) => x === features[i * width + h]);
    return bank.labels.findIndex((_, i) => same(i));
  });
}

describe("the calibration set", () => {
  test("is what the projection gets wrong, by the zero-shot head", () => {
    const { anchors, right } = mineCalibrationSet(bank, projected);
    const isRight = (i: number) => right.flat().includes(i);
    expect(anchors.length).toBeGreaterThan(0);
    for (let i = 0; i < bank.count; i++) {
      expect(dot(embedding(i), embedding(i))).toBeCloseTo(1, 10);
      expect(isRight(i)).toBe(projected.isRight[i]);
      if (anchors.includes(i)) expect(isRight(i)).toBe(false);
    }
  });

  test("leaves out pictures of a class with none right", () => {
    const isRight = bank.labels.map((label) => label === 0);
    isRight[0] = false;
    expect(mineCalibrationSet(bank, { ...projected, isRight }).anchors).toEqual([0]);
  });

  test.each([
    [true, "lower 'cfr.fitSteps'"],
    [false, "raise 'cfr.fitSteps'"],
  ])(
    "cannot be of pictures that are all right (%s), and the error names the way out",
    (all, way) => {
      const isRight = bank.labels.map(() => all);
      const mine = () => mineCalibrationSet(bank, { ...projected, isRight });
      expect(mine).toThrow(FailureError);
      expect(mine).toThrow(way);
    },
  );
});

describe("negatives", () => {
  test.each(["random", "nearest"] as const)(
    "(%s) are of other classes, positives right ones of its own",
    (negatives) => {
      const { at, inputs } = probing({ negatives }).stages[1]!.feed(bank, leaves);
      const { anchors, right } = mineCalibrationSet(bank, projected);
      const count = inputs["negatives"]![0]! / bank.batchSize;
      expect(count).toBe(fewestOthers(bank));
      for (const step of [0, 1]) {
        const given = at(step);
        const own = picturesOf(bank, given["anchors"]!);
        const others = picturesOf(bank, given["negatives"]!);
        const positives = picturesOf(bank, given["positives"]!);
        own.forEach((anchor, b) => {
          const label = bank.labels[anchor]!;
          expect(anchors).toContain(anchor);
          const pushed = others.slice(b * count, (b + 1) * count);
          expect(new Set(pushed).size).toBe(count);
          expect(pushed.map((i) => bank.labels[i])).not.toContain(label);
          const weights = given["positive_weights"]!.subarray(16 * b, 16 * (b + 1));
          const pulled = positives.slice(16 * b, 16 * (b + 1)).filter((_, q) => weights[q]! > 0);
          expect(new Set(pulled)).toEqual(new Set(right[label]));
          expect(weights.reduce((a, w) => a + w, 0)).toBeCloseTo(1, 6);
        });
      }
    },
  );

  test("that are nearest have the largest cosines, nearest first", () => {
    const found = nearestOthers(bank, projected, 3, 4);
    const others = bank.labels.flatMap((label, j) => (label === bank.labels[3] ? [] : [j]));
    const cosines = others.map((j) => dot(embedding(3), embedding(j))).sort((a, b) => b - a);
    expect(found.map((j) => dot(embedding(3), embedding(j)))).toEqual(cosines.slice(0, 4));
  });
});

test("the first stage is cross-entropy of the zero-shot head on the batch", () => {
  const { cross_entropy: found } = termsOf(probing(), 0, { bank, leaves, step: 2 });
  expect(found).toBeCloseTo(mean(Array.from(bank.batch(2), nll)), 5);
});

test("the second adds cross-entropy of the calibration pictures and InfoNCE against the mean positive", () => {
  const draws = [
    { anchor: 1, positives: [2, 3, 4], negatives: [12, 17] },
    { anchor: 11, positives: [13], negatives: [0, 19] },
    { anchor: 18, positives: [16, 17], negatives: [5, 10] },
    { anchor: 1, positives: [2], negatives: [18, 14] },
  ];
  const temperature = 0.5;
  const method = probing({ temperature, calibration: 1.5 });
  const stage = method.stages[1]!;
  const given = calibrationInputs(bank, bank.batch(0), draws, 3);
  const shapes = { ...stage.feed(bank, leaves).inputs };
  const inputs = {
    ...shapes,
    positives: [12, bank.width],
    positive_weights: [4, 3, 1],
    negatives: [8, bank.width],
  };
  const fed = { ...stage, feed: () => ({ inputs, at: () => given }) };
  const found = termsOf({ ...method, stages: [fed] }, 0, { bank, leaves });

  const infoNce = draws.map(({ anchor, positives, negatives }) => {
    const sum = Array.from({ length: bank.dimension }, (_, d) =>
      mean(positives.map((i) => embedding(i)[d]!)),
    );
    const norm = Math.hypot(...sum);
    const scores = [
      dot(embedding(anchor), sum) / norm,
      ...negatives.map((i) => dot(embedding(anchor), embedding(i))),
    ].map((cosine) => cosine / temperature);
    return Math.log(scores.reduce((all, z) => all + Math.exp(z), 0)) - scores[0]!;
  });
  expect(found["contrastive"]).toBeCloseTo(mean(infoNce), 5);
  expect(found["calibration"]).toBeCloseTo(mean(draws.map(({ anchor }) => nll(anchor))), 5);
  expect(found["cross_entropy"]).toBeCloseTo(mean(Array.from(bank.batch(0), nll)), 5);
});

test("the model is the zero-shot one with another projection", () => {
  expect(probing().result(leaves, bank)).toEqual({ projection: bank.projection });
});
