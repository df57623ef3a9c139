import { expect, test } from "vitest";
import { goldenAnalysis, goldenTexts, goldenTuned, goldenZeroShot } from "./goldenAnalysis.ts";
import type { ModelOutputs } from "./outputs.ts";
import { shiftsOf } from "./shifts.ts";
import { textGram } from "./textGram.ts";
import { textShifts } from "./textShifts.ts";

const { logitScale, domains, byText } = goldenAnalysis;
const dimension = goldenZeroShot[0]!.features.length / goldenZeroShot[0]!.labels.length;
const set = { gram: textGram(goldenTexts, dimension), count: byText.length };
const first = { gram: textGram(goldenTexts.subarray(0, dimension), dimension), count: 1 };
const sets = { random: set, prompts: first, contexts: set };

/** Projected features whose norms are 3, so that their distortion is three times the unit ones'. */
const tripled = (outputs: ModelOutputs) =>
  new Map(outputs.map(({ domain, features }) => [domain, features.map((value) => 3 * value)]));
const beside = (tuned: ModelOutputs) => ({
  zeroShot: goldenZeroShot,
  tuned,
  projections: { zeroShot: tripled(goldenZeroShot), tuned: tripled(tuned) },
});

test("energy gap and distortion are NumPy's, by domain", () => {
  const shifts = shiftsOf(beside(goldenTuned), sets, logitScale);
  expect(shifts.texts).toEqual({ random: byText.length, prompts: 1, contexts: byText.length });
  domains.forEach((expected, d) => {
    const found = shifts.domains[d]!;
    expect(found.n).toBe(expected.labels.length);
    expect(found.energyGaps.random).toBeCloseTo(expected.energyGap, 8);
    expect(found.distortion).toBeCloseTo(expected.distortion, 10);
    expect(found.projectedDistortion).toBeCloseTo(3 * expected.distortion, 6);
  });
});

test("each text's gap and shift are NumPy's, and the gap of a set is their mean", () => {
  const found = textShifts(goldenZeroShot, goldenTuned, goldenTexts, logitScale);
  expect(found.map(({ energyGap }) => energyGap)).toEqual(
    found.map(({ energyGap }) => energyGap).toSorted((a, b) => b - a),
  );
  for (const { text, energyGap, shift } of found) {
    expect(energyGap).toBeCloseTo(byText[text]!.energyGap, 8);
    expect(shift).toBeCloseTo(byText[text]!.shift, 8);
  }
  const n = domains.reduce((sum, { labels }) => sum + labels.length, 0);
  const { domains: shifted } = shiftsOf(beside(goldenTuned), sets, logitScale);
  const pooled = shifted.reduce((sum, { n: own, energyGaps }) => sum + own * energyGaps.random, 0);
  const mean = found.reduce((sum, { energyGap }) => sum + energyGap, 0) / found.length;
  expect(mean).toBeCloseTo(pooled / n, 8);
  // The set of one text has that text's gap.
  const one = shifted.reduce((sum, { n: own, energyGaps }) => sum + own * energyGaps.prompts, 0);
  expect(one / n).toBeCloseTo(byText[0]!.energyGap, 8);
});

test("the zero-shot model has moved nowhere, exactly", () => {
  const { domains: none } = shiftsOf(beside(goldenZeroShot), sets, logitScale);
  for (const { energyGaps, distortion, projectedDistortion } of none) {
    expect(projectedDistortion).toBe(0);
    expect(energyGaps).toEqual({ random: 0, prompts: 0, contexts: 0 });
    expect(distortion).toBe(0);
  }
});
