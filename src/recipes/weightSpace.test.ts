import { describe, expect, test } from "vitest";
import { gradients } from "../autodiff/backward.ts";
import type { Weights } from "../clip/model.ts";
import { parseClipConfig } from "../clip/config.ts";
import { tinyVisionConfig } from "../clip/fixtures.ts";
import { GraphBuilder } from "../graph/builder.ts";
import { interpret } from "../graph/interpreter.ts";
import type { Schema, Values } from "../shared/schema.ts";
import { defaults } from "../shared/schema.ts";
import { average, interpolate } from "./interpolate.ts";
import { radiusBounds, trustRadii, trustRegion } from "./parameterizations/trustRegion.ts";
import type { Recipe } from "./recipe.ts";
import { greedySoup, soupGreedy } from "./soupGreedy.ts";
import { soupUniform } from "./soupUniform.ts";
import { tpgm } from "./tpgm.ts";
import type { FitOptions, Kitchen, WeightSpace } from "./weightSpace.ts";
import { wiseFt } from "./wiseFt.ts";

const bases = [
  { id: "ft", title: "FT" },
  { id: "ema", title: "EMA" },
];

/** The method at its defaults, but for what is given. */
function declared<S extends Schema>(
  { hyperparameters, method }: Pick<Recipe<S>, "hyperparameters" | "method">,
  given: Partial<Values<S>> = {},
): WeightSpace {
  const made = method({ ...defaults(hyperparameters), ...given });
  if (made.kind !== "weight-space")
    throw new Error(`expected a weight-space method, got ${made.kind}`);
  return made;
}

function model(tower: number[], head: number[]): Weights {
  return new Map([
    ["visual_projection.weight", Float32Array.from(tower)],
    ["head.weight", Float32Array.from(head)],
  ]);
}

const pretrained = model([0.1, -2.7, 3.3], [1 / 3, 7]);
const tuned = model([0.4, -2.9, 3.3], [0.7, 6]);

function kitchen(ingredients: readonly Weights[], accuracies: readonly number[] = []): Kitchen {
  let asked = 0;
  return {
    pretrained,
    ingredients,
    accuracy: () => Promise.resolve(accuracies[asked++]!),
    fit: () => Promise.reject(new Error("nothing is fitted here")),
  };
}

describe("WiSE-FT", () => {
  const at = (alpha: number) => declared(wiseFt(bases), { alpha }).combine(kitchen([tuned]));

  test("gives both ends bit for bit, and halves in the middle", async () => {
    expect((await at(0)).weights).toEqual(pretrained);
    expect((await at(1)).weights).toEqual(tuned);
    const middle = (await at(0.5)).weights.get("head.weight")!;
    expect(middle[0]).toBeCloseTo((1 / 3 + 0.7) / 2, 7);
    expect(middle[1]).toBe(6.5);
  });

  test("walks its path from end to end", () => {
    const { path, ingredients } = declared(wiseFt(bases), { of: "ema" });
    expect(ingredients).toEqual([{ recipe: "ema", seedOffset: 0, rateFactor: 1 }]);
    expect(path!.values).toHaveLength(11);
    const walked = path!.values.map((value) => path!.at(value, kitchen([tuned])));
    expect(walked[0]).toBe(pretrained);
    expect(walked.at(-1)).toBe(tuned);
    expect(walked.map((weights) => weights.get("head.weight")![1])).toEqual(
      [7, 6.9, 6.8, 6.7, 6.6, 6.5, 6.4, 6.3, 6.2, 6.1, 6].map(Math.fround),
    );
  });
});

describe("soups", () => {
  const third = model([5, 5, 5], [5, 5]);

  test("the uniform soup of equal models is that model, bit for bit; else the mean", async () => {
    const uniform = declared(soupUniform(bases), { count: 3 });
    expect((await uniform.combine(kitchen([tuned, tuned, tuned]))).weights).toEqual(tuned);
    const { weights } = await uniform.combine(kitchen([pretrained, tuned, third]));
    expect(weights.get("head.weight")![1]).toBe(6);
    expect(average([pretrained])).toEqual(pretrained);
  });

  test("ingredients have the next seeds, and take turns at 1, 1/3 and 3 times the rate", () => {
    const { ingredients } = declared(soupUniform(bases), { count: 4, vary: "seeds-and-rates" });
    expect(ingredients.map(({ seedOffset }) => seedOffset)).toEqual([0, 1, 2, 3]);
    expect(ingredients.map(({ rateFactor }) => rateFactor)).toEqual([1, 1 / 3, 3, 1]);
    const seeds = declared(soupUniform(bases), { vary: "seeds" }).ingredients;
    expect(seeds.every(({ rateFactor }) => rateFactor === 1)).toBe(true);
  });

  test("the greedy soup of equal models keeps one: equal is not better", async () => {
    const { weights, kept } = await greedySoup(
      kitchen([tuned, tuned, tuned], [0.8, 0.8, 0.8, 0.8, 0.8]),
    );
    expect(weights).toBe(tuned);
    expect(kept).toEqual([0]);
  });

  test("the best goes first, each other stays only where held-out accuracy rises, as a running mean", async () => {
    const models = [1, 2, 4].map((value) => model([value, value, value], [value, value]));
    // Alone 0.7, 0.9 and 0.8; then 2 with 4: 0.95, and those with 1: 0.95 again, so 1 stays out.
    const scripted = kitchen(models, [0.7, 0.9, 0.8, 0.95, 0.95]);
    const { weights, kept, accuracy } = await greedySoup(scripted);
    expect(kept).toEqual([1, 2]);
    expect(accuracy).toBe(0.95);
    expect([...weights.get("head.weight")!]).toEqual([3, 3]);
    const all = await greedySoup(kitchen(models, [0.7, 0.9, 0.8, 0.95, 0.96]));
    expect(all.kept).toEqual([1, 2, 0]);
    expect(all.weights.get("head.weight")![0]).toBeCloseTo(7 / 3, 6);
  });

  test("the greedy soup says what it kept", async () => {
    const greedy = declared(soupGreedy(bases), { count: 3 });
    const { note } = await greedy.combine(
      kitchen([tuned, tuned, tuned], [0.7, 0.9, 0.8, 0.95, 0.95]),
    );
    expect(note.message).toBe(
      "Kept 2 of 3 runs of FT: seed +1 at 1/3 × the learning rate; seed +2 at 3 × the learning rate. Held-out accuracy 95.0 %.",
    );
  });
});

test("between equal models lies that model, at every share", () => {
  const odd = model([0.1, 1e-20, 12345.678], [-0.3, 1 / 3]);
  for (const share of [0.1, 1 / 3, 0.7]) expect(interpolate(odd, odd, share)).toEqual(odd);
});

describe("TPGM", () => {
  const size = { classes: 2, config: parseClipConfig({ vision_config: tinyVisionConfig }) };
  const name = "visual_projection.weight";
  const radii = trustRadii(pretrained, tuned);
  const { distance, start } = radii.get(name)!;

  /** The projection of the tower's tensor at a radius, and the gradient of its sum by γ. */
  function project(gamma: number) {
    const g = new GraphBuilder("trust region");
    const leaf = g.input("gamma", [1, 1]);
    const source = (prefix: string) => (asked: string) => g.input(`${prefix}${asked}`, [3]);
    const site = {
      graph: g,
      purpose: "training",
      size,
      leaf: () => leaf,
      pretrained: source("frozen/"),
      tuned: source("tuned/"),
    } as const;
    const weight = trustRegion(radii).weight(site, name);
    const sum = g.reduceSum(g.reshape(weight, [1, 3]), [0, 1]);
    g.output(weight, "weight");
    g.output(gradients(g, sum, [leaf])[0]!, "gradient");
    return interpret(g.build(), {
      gamma: [gamma],
      [`frozen/${name}`]: [...pretrained.get(name)!],
      [`tuned/${name}`]: [...tuned.get(name)!],
    });
  }

  test("a large radius leaves the run as it is, a radius of 0 gives the pre-trained tensor", () => {
    const identity = project(100)["weight"]!;
    tuned.get(name)!.forEach((value, i) => expect(identity[i]).toBeCloseTo(value, 12));
    expect(Array.from(project(-1)["weight"]!)).toEqual([...pretrained.get(name)!]);
  });

  test("half of the distance is half of the change", () => {
    expect(start).toBe(distance / 2);
    const { weight } = project(start);
    weight!.forEach((value, i) =>
      expect(value).toBeCloseTo((pretrained.get(name)![i]! + tuned.get(name)![i]!) / 2, 6),
    );
  });

  test("γ has the gradient of a line on and between the bounds it is put back to, and none outside", () => {
    const change = [...tuned.get(name)!].reduce(
      (sum, v, i) => sum + v - pretrained.get(name)![i]!,
      0,
    );
    const { min, max } = radiusBounds(radii.get(name)!);
    for (const gamma of [min, start, max])
      expect(project(gamma)["gradient"]![0]).toBeCloseTo(change / distance, 6);
    for (const gamma of [-0.1, 2 * distance]) expect(project(gamma)["gradient"]![0]).toBe(0);
  });

  test("has a radius for each tensor that moved, and only for those", () => {
    const still = new Map([...tuned, ["head.weight", pretrained.get("head.weight")!]]);
    const moved = trustRadii(pretrained, still);
    expect(trustRegion(moved).leaves(size)).toEqual([
      { name: `${name}.gamma`, shape: [1, 1], start: { constant: start }, rate: "tower" },
    ]);
  });

  test("fits the radii, within their bounds, and says how much is left", async () => {
    const asked: FitOptions[] = [];
    const { note } = await declared(tpgm(bases)).combine({
      ...kitchen([tuned]),
      fit(_, __, options) {
        asked.push(options);
        return Promise.resolve(
          new Map([
            ...interpolate(pretrained, tuned, 0.3),
            ["head.weight", tuned.get("head.weight")!],
          ]),
        );
      },
    });
    expect(asked).toMatchObject([{ steps: 200, learningRate: 0.01, batchSize: 64 }]);
    expect(asked[0]!.bounds!.get(`${name}.gamma`)).toEqual({ min: 1e-8, max: distance });
    expect(note.message).toBe(
      "2 tensors keep 65 % of their change on average, from 30 % to 100 %.",
    );
  });

  test("a run that moved nothing stays as it is", async () => {
    const same = await declared(tpgm(bases)).combine(kitchen([pretrained]));
    expect(same.weights).toEqual(pretrained);
    expect(same.note.message).toBe("FT has moved no tensor.");
  });
});
