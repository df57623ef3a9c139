import { describe, expect, test } from "vitest";
import { FailureError } from "../shared/failure.ts";
import { sizeOf } from "../graph/graph.ts";
import type { Schema } from "../shared/schema.ts";
import { defaults, readFields } from "../shared/schema.ts";
import { carFt } from "./carFt.ts";
import { ema } from "./ema.ts";
import type { Moment, Rows } from "./fixtures.ts";
import {
  contexts,
  evenDirections,
  later,
  logitScale,
  start,
  termsAt,
  tinySize,
} from "./fixtures.ts";
import { ft } from "./ft.ts";
import { guidance } from "./guidance.ts";
import { recipeIds, recipeOf } from "./index.ts";
import { kd } from "./kd.ts";
import { l2Sp } from "./l2Sp.ts";
import { lipsumFt } from "./lipsumFt.ts";
import type { Leaf } from "./parameterization.ts";
import { imageTower } from "./parameterizations/imageTower.ts";
import { lora } from "./parameterizations/lora.ts";
import type { Recipe } from "./recipe.ts";
import { recipeGroups } from "./recipe.ts";
import type { Tuning } from "./tuning.ts";

/** What a recipe that tunes declares, its hyperparameters at their defaults but for those given. */
function tuningOf<S extends Schema>(
  recipe: Pick<Recipe<S>, "id" | "hyperparameters" | "method">,
  given: Partial<Parameters<Recipe<S>["method"]>[0]> = {},
): Tuning {
  const method = recipe.method({ ...defaults(recipe.hyperparameters), ...given });
  if (method.kind !== "tuning") throw new Error(`'${recipe.id}' does not tune`);
  return method;
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x, d) => sum + x * b[d]!, 0);
const columns = (matrix: Rows): Rows => matrix[0]!.map((_, c) => matrix.map((row) => row[c]!));

/** Mean over pairs of rows of KL(softmax s·f0·Gᵀ ‖ softmax s·f·Hᵀ), by the definition. */
function meanDivergence(s: number, frozen: Rows, frozenAgainst: Rows, tuned: Rows, against: Rows) {
  const softmax = (f: readonly number[], rows: Rows) => {
    const powers = rows.map((row) => Math.exp(s * dot(f, row)));
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / sum);
  };
  const each = frozen.map((f0, i) => {
    const [p, q] = [softmax(f0, frozenAgainst), softmax(tuned[i]!, against)];
    return p.reduce((sum, x, k) => sum + x * Math.log(x / q[k]!), 0);
  });
  return each.reduce((a, b) => a + b, 0) / each.length;
}

describe.each(recipeIds)("%s", (id) => {
  const recipe = recipeOf(id);

  test("stands in the table under its own id, in a group, with valid defaults", () => {
    expect(recipe.id).toBe(id);
    expect(recipeGroups.map((group) => group.id)).toContain(recipe.group);
    const { hyperparameters } = recipe;
    expect(readFields(hyperparameters, defaults(hyperparameters)).problems).toEqual([]);
    expect(recipe.references.length).toBeGreaterThan(0);
  });

  test("says of every hyperparameter where its default comes from", () => {
    const silent = Object.entries(recipe.hyperparameters).filter(([, { source }]) => !source);
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

const tunings = recipeIds.flatMap((id) => {
  const recipe = recipeOf(id);
  const declared = recipe.method(defaults(recipe.hyperparameters));
  return declared.kind === "tuning" ? [{ id, group: recipe.group, tuning: declared }] : [];
});

test.each(tunings)(
  "$id has finite terms, [1,1] each, under names as records hold them",
  ({ tuning }) => {
    const terms = termsAt(later, tuning);
    expect(Object.keys(terms).length).toBeGreaterThan(0);
    for (const [name, value] of Object.entries(terms)) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(value).toSatisfy(Number.isFinite);
    }
  },
);

test.each(tunings.filter(({ group }) => group === "regularised"))(
  "what $id adds to the cross-entropy is exactly 0 at the start, and not later",
  ({ tuning }) => {
    const added = (moment: Moment) =>
      Object.entries(termsAt(moment, tuning)).filter(([name]) => name !== "cross_entropy");
    for (const [, value] of added(start)) expect(value).toBe(0);
    for (const [, value] of added(later)) expect(value).toBeGreaterThan(1e-3);
  },
);

test("cross-entropy is the mean of −log softmax at the label, also for huge logits", () => {
  const nll = (logits: number[], label: number) =>
    Math.log(logits.reduce((sum, z) => sum + Math.exp(z), 0)) - logits[label]!;
  const expected = (nll([10, 6, 0], 0) + nll([6, 10, -8], 2)) / 2;
  expect(termsAt(start, tuningOf(ft))["cross_entropy"]).toBeCloseTo(expected, 5);
  const huge = { ...start, features: [[1e4, 0], [0, 1e4]] }; // prettier-ignore
  expect(termsAt(huge, tuningOf(ft))["cross_entropy"]).toBeCloseTo((0 + 18e4) / 2, -1);
});

test("EMA is plain fine-tuning whose average has the given decay", () => {
  expect(termsAt(later, tuningOf(ema))).toEqual(termsAt(later, tuningOf(ft)));
  expect(tuningOf(ema, { decay: 0.5 }).average).toEqual({ decay: 0.5 });
});

describe("L2-SP is half the squared distance to the start", () => {
  const elements = (leaves: readonly Leaf[]) =>
    leaves.reduce((sum, { shape }) => sum + sizeOf(shape), 0);

  test("of every weight, or of all but the head's", () => {
    const count = elements(imageTower.leaves(tinySize));
    const [dimension, classes] = [2, 3];
    expect(termsAt(later, tuningOf(l2Sp))["l2_sp"]).toBeCloseTo((count * 0.25) / 2, 6);
    const free = termsAt(later, tuningOf(l2Sp, { anchorHead: "no" }))["l2_sp"];
    expect(free).toBeCloseTo(((count - dimension * classes) * 0.25) / 2, 6);
  });

  test.each([1, 2])("of LoRA's factors of rank %i only of B, which starts at 0", (rank) => {
    const parameterization = lora(rank);
    const leaves = parameterization.leaves(tinySize);
    const count = elements(leaves.filter(({ name }) => name.endsWith(".lora_b")));
    const tuning = { ...tuningOf(l2Sp, { anchorHead: "no" }), parameterization };
    expect(termsAt(later, tuning)["l2_sp"]).toBeCloseTo((count * 0.25) / 2, 6);
  });
});

test("KD is τ² KL(zero-shot prediction ‖ prediction) at temperature τ", () => {
  for (const temperature of [1, 4]) {
    const { frozenFeatures, zeroShotHead, features, head } = later;
    const [from, to] = [columns(zeroShotHead), columns(head)];
    const kl = meanDivergence(logitScale / temperature, frozenFeatures, from, features, to);
    const found = termsAt(later, tuningOf(kd, { temperature }))["distillation"];
    expect(found).toBeCloseTo(temperature ** 2 * kl, 4);
  }
});

test("CAR-FT is KL(zero-shot model's contexts ‖ tuned model's contexts), in this direction", () => {
  const { frozenFeatures, features } = later;
  const kl = meanDivergence(logitScale, frozenFeatures, contexts, features, contexts);
  expect(termsAt(later, tuningOf(carFt))["context"]).toBeCloseTo(kl, 5);
  const reverse = meanDivergence(logitScale, features, contexts, frozenFeatures, contexts);
  expect(Math.abs(kl - reverse)).toBeGreaterThan(0.1);
});

describe("the guidance ablation", () => {
  const ablation = (given: Partial<Parameters<typeof guidance.method>[0]>) =>
    termsAt(later, tuningOf(guidance, given))["guidance"];
  /** s²‖f − f0‖² / 2D, averaged over the batch. */
  const movedFeatures = (logitScale ** 2 * (0.2 ** 2 + 0.6 ** 2 + 0.6 ** 2 + 0.2 ** 2)) / 4 / 2;

  test("is Lipsum-FT with the squared distance and random texts", () => {
    const lipsum = termsAt(later, tuningOf(lipsumFt))["lipsum"];
    expect(ablation({ distance: "mse", guidance: "random" })).toBe(lipsum);
    // The texts lie evenly around the plane, so that GᵀG/M = I/D.
    expect(lipsum).toBeCloseTo(movedFeatures, 4);
  });

  test("is CAR-FT with KL and contexts", () => {
    const context = termsAt(later, tuningOf(carFt))["context"];
    expect(ablation({ distance: "kl", guidance: "contexts" })).toBe(context);
  });

  test("is the squared shift of the features with the identity, as with any orthonormal basis", () => {
    expect(ablation({ distance: "mse", guidance: "identity" })).toBeCloseTo(movedFeatures, 4);
    const basis = ablation({ distance: "mse", guidance: "directions", texts: 4 });
    expect(basis).toBeCloseTo(movedFeatures, 4);
  });

  test("takes class prompts from the zero-shot head, and draws as many vectors as asked", () => {
    const { frozenFeatures, features, zeroShotHead } = later;
    const prompts = columns(zeroShotHead);
    const kl = meanDivergence(logitScale, frozenFeatures, prompts, features, prompts);
    expect(ablation({ distance: "kl", guidance: "class-prompts" })).toBeCloseTo(kl, 5);
    for (const texts of [3, 5]) {
      const drawn = evenDirections(texts);
      const expected = meanDivergence(logitScale, frozenFeatures, drawn, features, drawn);
      expect(ablation({ distance: "kl", guidance: "random", texts })).toBeCloseTo(expected, 5);
      expect(ablation({ distance: "kl", guidance: "directions", texts })).toBeCloseTo(expected, 5);
    }
  });

  test("refuses KL over the coordinates of a feature, and says what to choose", () => {
    const refused = () => ablation({ distance: "kl", guidance: "identity" });
    expect(refused).toThrow(FailureError);
    expect(refused).toThrow(/Set 'distance' to 'mse'/);
  });
});
