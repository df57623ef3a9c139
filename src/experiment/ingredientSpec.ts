import { isRecipeId } from "../recipes/index.ts";
import type { Ingredient } from "../recipes/weightSpace.ts";
import { rateChangesOf, writeRateChanges } from "./rateChanges.ts";
import { runSpec } from "./runs.ts";
import type { ExperimentSpec, RunSpec } from "./spec.ts";

/** Seeds are 32-bit: after the last comes the first. */
const seeds = 2 ** 32;

/** The run that an ingredient of a weight-space method is: the experiment's, but for what it names. */
export function ingredientSpec(spec: ExperimentSpec, ingredient: Ingredient): RunSpec {
  const { recipe, seedOffset, rateFactor } = ingredient;
  if (!isRecipeId(recipe)) throw new Error(`internal: '${recipe}' is not a recipe`);
  const run = runSpec(spec, recipe);
  // A third of 3e-4 is written 0.0001.
  const scaled = (rate: number) => Number((rate * rateFactor).toPrecision(12));
  const changes = rateChangesOf(run).map(({ after, learningRate }) => ({
    ...{ after, learningRate: scaled(learningRate) },
  }));
  return {
    ...run,
    seed: (run.seed + seedOffset) % seeds,
    learningRate: scaled(run.learningRate),
    rateChanges: writeRateChanges(changes),
  };
}
