/** Typed access to golden/*.json for the tests and the page, in Node and in a browser alike. */
import gradientsFile from "./golden/gradients.json" with { type: "json" };
import modelFile from "./golden/model.json" with { type: "json" };
import towersFile from "./golden/towers.json" with { type: "json" };
import trajectoriesFile from "./golden/trajectories.json" with { type: "json" };
import type { Encoded, GoldenTensor } from "./encoded.ts";
import { floats, floatsByName, pixels } from "./encoded.ts";

export type { GoldenTensor };

export interface GoldenBatch {
  /** [B,3,S,S] */
  readonly pixels: Float32Array<ArrayBuffer>;
  readonly labels: readonly number[];
  /** M rows of BOS, L ids, EOS. */
  readonly ids: readonly (readonly number[])[];
}

export type GoldenRecipe = "ft" | "lipsum-ft";

export interface GoldenCase {
  readonly recipe: GoldenRecipe;
  readonly loss: number;
  readonly terms: Readonly<Record<string, number>>;
  /** By Hugging Face's names, and head.weight. */
  readonly gradients: ReadonlyMap<string, GoldenTensor>;
}

export interface Checksum {
  readonly sum: number;
  readonly squares: number;
  /** The first, the middle (⌊n/2⌋) and the last element. */
  readonly probes: readonly number[];
}

export interface GoldenRun {
  readonly recipe: GoldenRecipe;
  readonly weightDecay: number;
  readonly steps: readonly {
    readonly loss: number;
    readonly terms: Readonly<Record<string, number>>;
    readonly learningRate: number;
  }[];
  /** Of the weights after the last update, and of what the updates added, by Hugging Face's names. */
  readonly final: Readonly<Record<string, Checksum>>;
  readonly change: Readonly<Record<string, Checksum>>;
}

/** A config.json object, tensors by Hugging Face's names (logit_scale among them), and W [D,C]. */
export const goldenModel = {
  config: modelFile.config,
  tensors: floatsByName(modelFile.tensors),
  head: floats(modelFile.head),
};

export const goldenTowers = {
  pixels: pixels(towersFile.pixels),
  ids: towersFile.ids,
  towers: towersFile.towers.map(({ activation, image, text }) => ({
    activation,
    image: floats(image),
    text: floats(text),
  })),
};

export const goldenGradients = {
  batch: batch(gradientsFile.batch),
  trained: floatsByName(gradientsFile.trained),
  cases: gradientsFile.cases.map(({ recipe, loss, terms, gradients }): GoldenCase => ({
    recipe: recipeId(recipe),
    loss,
    terms: withoutGaps(terms),
    gradients: floatsByName(gradients),
  })),
};

/** Of PyTorch, when the trajectories were made. */
export const goldenVersion = trajectoriesFile.madeBy.torch;

export const goldenTrajectories = {
  batches: trajectoriesFile.batches.map(batch),
  runs: trajectoriesFile.runs.map(({ recipe, weightDecay, steps, final, change }): GoldenRun => ({
    recipe: recipeId(recipe),
    weightDecay,
    steps: steps.map((step) => ({ ...step, terms: withoutGaps(step.terms) })),
    final,
    change,
  })),
};

function batch(encoded: { pixels: Encoded; labels: number[]; ids: number[][] }): GoldenBatch {
  return { ...encoded, pixels: pixels(encoded.pixels) };
}

function recipeId(name: string): GoldenRecipe {
  if (name === "ft" || name === "lipsum-ft") return name;
  throw new Error(`the golden files name an unknown recipe '${name}'`);
}

/** TypeScript gives every object of a JSON list the union of their keys. */
function withoutGaps(terms: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(terms).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}
