import { expect, test } from "vitest";
import type { Trial } from "./choose.ts";
import { averageTrials, chooseFt, chooseRegularization } from "./choose.ts";

const trial = (changes: Partial<Trial>): Trial => ({
  learningRate: 1e-3,
  steps: 100,
  regularization: null,
  reference: 0.5,
  shifted: 0.4,
  referenceNll: 1,
  ...changes,
});

test("FT: of those within 1.5 points of the best the fewest steps; never the shifted domains", () => {
  const best = trial({ reference: 0.7, shifted: 0.1, steps: 200 });
  const near = trial({ reference: 0.685, shifted: 0.1 });
  const far = trial({ reference: 0.684, shifted: 0.9, steps: 50 });
  expect(chooseFt([best, near, far])).toBe(near);
  expect(chooseFt([best, far])).toBe(best);
});

test("FT: of equal steps the more accurate, then the lower rate", () => {
  const [sure, gentle] = [trial({ reference: 0.51 }), trial({ learningRate: 1e-4 })];
  expect(chooseFt([gentle, sure])).toBe(sure);
  // 0.1 + 0.2 and 0.3 differ in the last bit only.
  const rounded = trial({ reference: 0.3, learningRate: 1e-4 });
  expect(chooseFt([trial({ reference: 0.1 + 0.2 }), rounded])).toBe(rounded);
});

test("λ: the shifted domains decide among those within 1.5 points of FT", () => {
  const ft = trial({ reference: 0.8 });
  const weak = trial({ regularization: 0.1, reference: 0.8, shifted: 0.4 });
  const good = trial({ regularization: 1, reference: 0.785, shifted: 0.5 });
  const strong = trial({ regularization: 10, reference: 0.784, shifted: 0.6 });
  expect(chooseRegularization([weak, good, strong], ft)).toBe(good);
  expect(chooseRegularization([strong, trial({ ...strong, reference: 0.7 })], ft)).toBe(strong);
  const equal = trial({ ...good, regularization: 0.3 });
  expect(chooseRegularization([good, equal], ft)).toBe(equal);
});

test("runs of a setting are averaged", () => {
  const average = averageTrials([trial({ reference: 0.4 }), trial({ reference: 0.8, shifted: 0 })]);
  expect(average.reference).toBeCloseTo(0.6, 12);
  expect(average.shifted).toBeCloseTo(0.2, 12);
});
