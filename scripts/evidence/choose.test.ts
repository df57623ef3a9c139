import { expect, test } from "vitest";
import type { Contest, Trial } from "./choose.ts";
import { averageTrials, chooseRegularization, rank } from "./choose.ts";

const setting = {
  learningRate: 1e-3,
  steps: 100,
  batchSize: 32,
  cropArea: 0.5,
  warmup: 0.1,
  headLearningRateFactor: 1,
};

const trial = (changes: Partial<Trial>): Trial => ({
  setting,
  regularization: null,
  reference: 0.5,
  shifted: 0.4,
  referenceNll: 1,
  domains: {},
  ...changes,
});

const baseline = { reference: 0.6, shifted: 0.7, pictures: 84 };

/** By default FT is the best there is, and shows the effect. One standard error of 0.7 over 84 pictures is 0.05. */
const contest = (ft: Partial<Trial>, lipsumMean: number): Contest => ({
  ft: trial({ reference: 0.7, shifted: 0.6, ...ft }),
  lipsumFt: trial({ regularization: 1, domains: { emoji: lipsumMean, pixel: lipsumMean } }),
});

test("settings: of those that qualify Lipsum-FT's mean over all domains decides", () => {
  const [plain, better] = [contest({}, 0.65), contest({ reference: 0.701 }, 0.68)];
  expect(rank([plain, better], baseline)).toEqual([better, plain]);
});

test("settings: equal ones go by the pictures that they train on", () => {
  const long = contest({ setting: { ...setting, batchSize: 64 } }, 0.65);
  // 0.1 + 0.2 and 0.3 differ in the last bit only.
  const close = trial({ domains: { emoji: 0.1 + 0.2 } });
  const [a, b] = [{ ...long, lipsumFt: close }, contest({}, 0.3)];
  expect(rank([a, b], baseline)).toEqual([b, a]);
});

test.each<[string, Contest, Contest, Contest]>([
  [
    // √(0.75 · 0.25 / 84) is 0.0472.
    "FT more than a standard error under the best",
    contest({ reference: 0.75 }, 0.2),
    contest({ reference: 0.703 }, 0.1),
    contest({ reference: 0.702 }, 0.9),
  ],
  [
    "FT that gains less than 10 points",
    contest({}, 0.2),
    contest({ reference: 0.7 }, 0.1),
    contest({ reference: 0.699 }, 0.9),
  ],
  [
    "FT that loses less than 3 points",
    contest({}, 0.2),
    contest({ shifted: 0.67 }, 0.1),
    contest({ shifted: 0.671 }, 0.9),
  ],
])("settings: %s comes after all that qualify", (_, best, just, out) => {
  expect(rank([out, just, best], baseline)).toEqual([best, just, out]);
});

test("settings: where none qualifies the most accurate FT comes first", () => {
  const [weak, strong] = [contest({ reference: 0.5 }, 0.9), contest({ reference: 0.6 }, 0.1)];
  expect(rank([weak, strong], baseline)).toEqual([strong, weak]);
});

test("λ: the mean over all domains decides, of equals the smaller λ", () => {
  const at = (regularization: number, emoji: number, pixel: number) =>
    trial({ regularization, domains: { emoji, pixel } });
  const [weak, good, strong] = [at(0.1, 0.8, 0.4), at(1, 0.78, 0.5), at(10, 0.7, 0.55)];
  expect(chooseRegularization([weak, good, strong])).toBe(good);
  const equal = at(0.3, 0.5, 0.78);
  expect(chooseRegularization([good, equal])).toBe(equal);
  expect(() => chooseRegularization([])).toThrow("nothing to choose from");
});

test("runs of a setting are averaged", () => {
  const average = averageTrials([
    trial({ reference: 0.4, domains: { pixel: 0.2 } }),
    trial({ reference: 0.8, shifted: 0, domains: { pixel: 0.4 } }),
  ]);
  expect(average.reference).toBeCloseTo(0.6, 12);
  expect(average.shifted).toBeCloseTo(0.2, 12);
  expect(average.domains["pixel"]).toBeCloseTo(0.3, 12);
});
