import { expect, test } from "vitest";
import type { DomainResult } from "../../experiment/record.ts";
import { axisRange, tradeOffOf } from "./pathPoints.ts";

const domains = [
  { id: "emoji", title: "Colour emoji", role: "reference" },
  { id: "flat", title: "Flat colour", role: "shifted" },
  { id: "pixel", title: "Pixel art", role: "shifted" },
] as const;

const result = (accuracy: number): DomainResult => ({
  n: 100,
  correct: 100 * accuracy,
  accuracy,
  nll: 1,
  energyGap: 0,
  featureDistortion: 0,
});

test("a model stands at its reference accuracy and its mean over the shifted domains", () => {
  const results = { emoji: result(0.8), flat: result(0.5), pixel: result(0.7) };
  expect(tradeOffOf(results, domains).reference).toBe(0.8);
  expect(tradeOffOf(results, domains).shifted).toBeCloseTo(0.6);
});

test("what was not measured is no number", () => {
  expect(tradeOffOf({ flat: result(0.5) }, domains)).toEqual({ reference: NaN, shifted: NaN });
});

test("an axis ends at fives of percent around its values, also around a single one", () => {
  const [low, high] = axisRange([0.62, 0.79]);
  expect(low).toBeCloseTo(0.6);
  expect(high).toBeCloseTo(0.8);
  const [below, above] = axisRange([0.7, 0.7]);
  expect(below).toBeLessThan(0.7);
  expect(above).toBeGreaterThan(0.7);
});
