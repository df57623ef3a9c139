import { expect, test } from "vitest";
import { calibrationOf } from "./calibration.ts";
import { goldenAnalysis, goldenTuned, goldenZeroShot } from "./goldenAnalysis.ts";
import type { Outputs } from "./outputs.ts";

/** Pictures of two classes whose first has the probability given. */
function twoClasses(pictures: readonly (readonly [probability: number, label: 0 | 1])[]): Outputs {
  return {
    domain: "hand",
    labels: pictures.map(([, label]) => label),
    features: new Float32Array(),
    logits: Float64Array.from(pictures.flatMap(([p]) => [Math.log(p), Math.log(1 - p)])),
  };
}

test("by hand: half of the pictures at 0.9 are right, all at 0.6", () => {
  const { n, correct, nll, ece, eceByChance, bins } = calibrationOf([
    twoClasses([
      [0.9, 0],
      [0.9, 1],
      [0.6, 0],
      [0.6, 0],
    ]),
  ]);
  expect({ n, correct }).toEqual({ n: 4, correct: 3 });
  expect(nll).toBeCloseTo(-(Math.log(0.9) + Math.log(0.1) + 2 * Math.log(0.6)) / 4, 12);
  expect(ece).toBeCloseTo(0.5 * 0.4 + 0.5 * 0.4, 12);
  const chance = (variance: number) => Math.sqrt((2 / Math.PI) * 2 * variance);
  expect(eceByChance).toBeCloseTo((chance(0.09) + chance(0.24)) / 4, 12);
  // (0.866…, 0.933…] and (0.533…, 0.6].
  expect(bins.flatMap(({ n: count }, b) => (count > 0 ? [[b, count]] : []))).toEqual([
    [8, 2],
    [13, 2],
  ]);
});

test.each([0, 1])("NumPy's, of each domain and of both together: model %i", (model) => {
  const outputs = [goldenZeroShot, goldenTuned][model]!;
  const expected = [
    ...goldenAnalysis.domains.map(({ calibration }) => calibration[model]!),
    goldenAnalysis.together[model]!,
  ];
  const found = [...outputs.map((one) => calibrationOf([one])), calibrationOf(outputs)];
  expected.forEach((one, i) => {
    const { correct, nll, ece, eceByChance, bins } = found[i]!;
    expect(correct).toBe(one.correct);
    expect(nll).toBeCloseTo(one.nll, 10);
    expect(ece).toBeCloseTo(one.ece, 10);
    expect(eceByChance).toBeCloseTo(one.eceByChance, 10);
    expect(bins.map(({ n }) => n)).toEqual(one.counts);
  });
});
