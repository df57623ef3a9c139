import { expect, test } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import { interpret } from "../graph/interpreter.ts";
import { defaults, readFields } from "../shared/schema.ts";
import { recipeOf, recipes } from "./index.ts";
import type { RecipeId } from "./index.ts";
import type { ObjectiveSite } from "./recipe.ts";

const ids = Object.keys(recipes) as RecipeId[];

test.each(ids)("%s stands in the table under its own id, with valid defaults", (id) => {
  const recipe = recipeOf(id);
  expect(recipe.id).toBe(id);
  expect(readFields(recipe.hyperparameters, defaults(recipe.hyperparameters)).problems).toEqual([]);
  expect(recipe.references.length).toBeGreaterThan(0);
});

/** The objective of a recipe over given features: B=2, C=3, D=2, M=4. */
function evaluate(id: RecipeId, numbers: { features: number[]; frozen: number[] }) {
  const recipe = recipeOf(id);
  const hyperparameters = { ...defaults(recipe.hyperparameters), texts: 4 };
  const g = new GraphBuilder(id);
  const features = g.input("features", [2, 2]);
  const head = g.constant([2, 3], Float32Array.of(1, 0, -1, 0, 1, 0));
  const texts = [1, 0, 0, 1, 0.6, 0.8, -0.8, 0.6];
  const site: ObjectiveSite = {
    graph: g,
    logitScale: 10,
    features,
    frozenFeatures: () => g.input("frozen", [2, 2]),
    randomTexts: ({ count }) => g.constant([count, 2], Float32Array.from(texts)),
    logits: g.gemm(features, head, { alpha: 10 }),
    labels: g.constant([2, 3], Float32Array.of(1, 0, 0, 0, 0, 1)),
  };
  for (const { name, value } of recipe.objective(site, hyperparameters)) g.output(value, name);
  return interpret(g.build(), numbers);
}

test("cross-entropy is the mean of −log softmax at the label, also for huge logits", () => {
  const features = [1, 0, 0.6, 0.8];
  const { cross_entropy: found } = evaluate("ft", { features, frozen: features });
  const nll = (logits: number[], label: number) =>
    Math.log(logits.reduce((sum, z) => sum + Math.exp(z), 0)) - logits[label]!;
  const expected = (nll([10, 0, -10], 0) + nll([6, 8, -6], 2)) / 2;
  expect(found![0]).toBeCloseTo(expected, 6);
  const huge = evaluate("ft", { features: [1e4, 0, 0, 1e4], frozen: features });
  expect(huge["cross_entropy"]![0]).toBeCloseTo((0 + 1e5) / 2, 0);
});

test("the random-text term is exactly 0 where the features are the frozen ones", () => {
  const features = [1, 0, 0.6, 0.8];
  expect(evaluate("lipsum-ft", { features, frozen: features })["lipsum"]![0]).toBe(0);
});

test("over an orthonormal basis and its rotation the term is s²‖f − f0‖²/2D", () => {
  // The four texts are two orthonormal bases of the plane: ΣₘGGᵀ = 2·I, M = 4, so GᵀG/M = I/2.
  const found = evaluate("lipsum-ft", { features: [1, 0, 0, 1], frozen: [0, 1, 0, 1] });
  expect(found["lipsum"]![0]).toBeCloseTo((100 * 2) / (2 * 2) / 2, 4);
});
