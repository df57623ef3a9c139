import { expect, test } from "vitest";
import { readSpec } from "../../../src/experiment/readSpec.ts";
import { recipeIds } from "../../../src/recipes/index.ts";
import { methodsPlan } from "./plan.ts";
import { chooseValue, variantSpec } from "./tuneMethods.ts";

const trial = (value: number, reference: number, shifted: number) => ({
  value,
  reference,
  shifted,
});

test("takes the most accurate on the shifted domains of those near FT", () => {
  const trials = [trial(0.1, 0.8, 0.7), trial(1, 0.79, 0.75), trial(10, 0.7, 0.79)];
  expect(chooseValue(trials, 0.8)).toBe(1);
  expect(chooseValue(trials, 0.7)).toBe(10);
});

test("takes the closest to FT where none is near, and the first of equals", () => {
  expect(chooseValue([trial(1, 0.6, 0.9), trial(2, 0.7, 0.1)], 0.8)).toBe(2);
  expect(chooseValue([trial(1, 0.8, 0.5), trial(2, 0.8, 0.5)], 0.8)).toBe(1);
});

test("every method has a row, and every row a valid spec", () => {
  const planned = new Set<string>(methodsPlan.variants.map(({ recipe }) => recipe));
  expect(recipeIds.filter((id) => !planned.has(id))).toEqual(["zero-shot"]);
  expect(new Set(methodsPlan.variants.map(({ id }) => id)).size).toBe(methodsPlan.variants.length);
  for (const variant of methodsPlan.variants) {
    const { hyperparameters, changes, recipe } = variant;
    const own = variantSpec(variant, {}).hyperparameters[recipe];
    const raw = { common: changes, hyperparameters: { [recipe]: { ...own, ...hyperparameters } } };
    expect(readSpec(raw).problems, variant.id).toEqual([]);
  }
  for (const { variant, hyperparameter, values } of methodsPlan.tunings)
    for (const value of values) {
      const { recipe } = methodsPlan.variants.find(({ id }) => id === variant)!;
      const raw = { common: {}, hyperparameters: { [recipe]: { [hyperparameter]: value } } };
      expect(readSpec(raw).problems, variant).toEqual([]);
    }
});
