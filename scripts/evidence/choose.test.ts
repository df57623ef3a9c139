import { expect, test } from "vitest";
import type { Contest, Trial } from "./choose.ts";
import { contestOf, margin, rank } from "./choose.ts";

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

/** FT, and Lipsum-FT as accurate on the reference domain, at zero-shot on the shifted ones. */
const contest = (ft: Partial<Trial>, lipsumFt: Partial<Trial> = {}): Contest => ({
  ft: trial({ reference: 0.75, shifted: 0.6, ...ft }),
  lipsumFt: trial({ regularization: 1, reference: 0.75, shifted: 0.7, ...lipsumFt }),
});

test.each<[string, Contest, number]>([
  ["Lipsum-FT's shifted domains against zero-shot", contest({}), 0.01],
  ["Lipsum-FT's reference domain against FT", contest({}, { reference: 0.74 }), 0.005],
  ["Lipsum-FT's shifted domains against FT", contest({ shifted: 0.665 }), 0.005],
  ["FT's gain on the reference domain", contest({ reference: 0.69 }), -0.01],
  ["FT's loss on the shifted domains", contest({ shifted: 0.69 }, { shifted: 0.9 }), -0.02],
])("the smallest margin: %s", (_, given, expected) => {
  expect(margin(given, baseline)).toBeCloseTo(expected, 12);
});

test("settings: of those that qualify the one with the most room comes first", () => {
  const [tight, roomy] = [contest({}, { reference: 0.74 }), contest({ reference: 0.745 })];
  expect(rank([tight, roomy], baseline)).toEqual([roomy, tight]);
});

test("settings: equal ones go by the pictures that they train on", () => {
  const long = contest({ setting: { ...setting, batchSize: 64 } });
  // Differs in the last bit only.
  const close = { ...long, lipsumFt: { ...long.lipsumFt, shifted: 0.1 + 0.2 + 0.4 } };
  expect(rank([close, contest({})], baseline)).toEqual([contest({}), close]);
});

test("settings: FT more than a standard error under the best comes after all that qualify", () => {
  // √(0.75 · 0.25 / 84) is 0.0472.
  const best = contest({}, { reference: 0.7 });
  const just = contest({ reference: 0.703 }, { reference: 0.65 });
  const out = contest({ reference: 0.702 });
  // Of those that qualify the one with more room first, although the last has the most.
  expect(rank([out, just, best], baseline)).toEqual([best, just, out]);
});

test("λ: the most room, of equals the smaller λ", () => {
  const ft = trial({ reference: 0.75, shifted: 0.6 });
  const at = (regularization: number, reference: number, shifted: number) =>
    trial({ regularization, reference, shifted });
  const [weak, good, strong] = [at(0.1, 0.76, 0.68), at(1, 0.75, 0.71), at(10, 0.73, 0.72)];
  expect(contestOf(ft, [weak, good, strong], baseline).lipsumFt).toBe(good);
  const equal = at(0.3, 0.75, 0.71);
  expect(contestOf(ft, [good, equal], baseline).lipsumFt).toBe(equal);
  expect(() => contestOf(ft, [], baseline)).toThrow("nothing to choose from");
});
