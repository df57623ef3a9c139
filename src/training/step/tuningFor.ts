import type { RunSpec } from "../../experiment/spec.ts";
import { recipeOf } from "../../recipes/index.ts";
import type { Parameterization } from "../../recipes/parameterization.ts";
import { parameterizationOf } from "../../recipes/parameterizations/index.ts";
import type { Tuning } from "../../recipes/tuning.ts";

/** What a step graph is built from. */
export interface ParameterizedTuning {
  readonly title: string;
  readonly tuning: Tuning;
  /** What the method says itself that trains, or else what the experiment says. */
  readonly parameterization: Parameterization;
}

/** Null for a method that does not tune towers. */
export function tuningFor(
  values: Pick<RunSpec, "recipe" | "hyperparameters" | "trains" | "lastBlocks" | "loraRank">,
): ParameterizedTuning | null {
  const tuning = recipeOf(values.recipe).method(values.hyperparameters);
  if (tuning.kind !== "tuning") return null;
  const parameterization = tuning.parameterization ?? parameterizationOf(values);
  return { title: values.recipe, tuning, parameterization };
}
