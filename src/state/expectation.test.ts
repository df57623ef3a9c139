import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { expected } from "../experiment/expected.ts";
import { presets, presetSpec } from "../experiment/presets.ts";
import { expectationOf, presetOf, singleRunInterval } from "./expectation.ts";

const spec = defaultSpec();

test("every preset is found by its settings, whatever the methods, the seed and the order", () => {
  for (const preset of presets) {
    const other = { ...presetSpec(preset), recipes: ["kd"], seed: 7, order: "sequential" } as const;
    expect(presetOf(other)).toBe(preset);
  }
  expect(presetOf({ ...spec, learningRate: 1e-3 })).toBeNull();
  expect(presetOf({ ...spec, selection: "last" })).toBeNull();
});

test("a method has the expectation of its preset, unless a setting of its own differs", () => {
  const { methods, seeds } = expected.presets["short"]!;
  expect(methods.length).toBeGreaterThan(1);
  for (const method of methods) {
    const found = expectationOf(spec, method.method as "ft");
    expect(found).toEqual({ preset: presets[0], seeds: seeds.length, method });
  }
  const values = { ...spec.hyperparameters["lipsum-ft"], regularization: 10 };
  const changed = {
    ...spec,
    hyperparameters: { ...spec.hyperparameters, "lipsum-ft": values },
  };
  expect(expectationOf(changed, "lipsum-ft")).toBeNull();
  expect(expectationOf(changed, "ft")?.method.method).toBe("ft");
  expect(expectationOf({ ...spec, batchSize: 8 }, "ft")).toBeNull();
});

test("one run spreads wider than the mean of several, as Student's t says", () => {
  // Seeds 1, 2, 3, 4, 5: mean 3, s = √2.5, t(4) = 2.7764.
  const half = 2.7764 * Math.sqrt(2.5);
  const ofMean = { low: 3 - half / Math.sqrt(5), high: 3 + half / Math.sqrt(5) };
  const { low, high } = singleRunInterval({ mean: 3, interval: ofMean }, 5)!;
  expect(high - 3).toBeCloseTo(half * Math.sqrt(1 + 1 / 5), 9);
  expect(3 - low).toBeCloseTo(high - 3, 9);
});

test("what no seed changes has no width, and two seeds judge nothing", () => {
  expect(singleRunInterval({ mean: 0.5, interval: null }, 5)).toEqual({ low: 0.5, high: 0.5 });
  expect(singleRunInterval({ mean: 0.5, interval: { low: 0, high: 1 } }, 2)).toBeNull();
});
