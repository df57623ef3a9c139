import { recipeOf } from "../../recipes/index.ts";
import type { Run } from "../../state/run.ts";
import type { Words } from "../../words/words.ts";

/** After which update the measured weights were, "step 60 of 100"; empty before the end, and of a method that makes no updates of its own. */
export function measuredStepText(
  { recipe, state }: Pick<Run, "recipe" | "state">,
  words: Words["results"],
): string {
  const { group } = recipeOf(recipe);
  if (state.status !== "finished" || state.results.steps === 0 || group === "weight-space")
    return "";
  const { measuredStep, steps } = state.results;
  return words.measuredStep(measuredStep, steps);
}

/** Which weights were measured and why; empty before a method that trains has finished. */
export function selectionSentence(experiment: readonly Run[], words: Words["results"]): string {
  const trained = experiment.find((run) => measuredStepText(run, words) !== "");
  return trained ? words.selection[trained.spec.selection] : "";
}
