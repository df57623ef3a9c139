import { recipeOf } from "../../recipes/index.ts";
import type { Run } from "../../state/run.ts";

/** After which update the measured weights were, "step 60 of 100"; empty before the end, and of a method that makes no updates of its own. */
export function measuredStepText({ recipe, state }: Pick<Run, "recipe" | "state">): string {
  const { group } = recipeOf(recipe);
  if (state.status !== "finished" || state.results.steps === 0 || group === "weight-space")
    return "";
  const { measuredStep, steps } = state.results;
  return `step ${measuredStep} of ${steps}`;
}

const sentences: Readonly<Record<Run["spec"]["selection"], string>> = {
  last: "Measured: the weights after the last step.",
  "held-out":
    "Measured: the weights after the step named, the best on held-out pictures at a live evaluation.",
  paper:
    "Measured: the weights after the step named, the best on the test pictures of the domain trained on, as in the authors’ code. The accuracy on it is too good: it was chosen by itself.",
};

/** Which weights were measured and why; empty before a method that trains has finished. */
export function selectionSentence(experiment: readonly Run[]): string {
  const trained = experiment.find((run) => measuredStepText(run) !== "");
  return trained ? sentences[trained.spec.selection] : "";
}
