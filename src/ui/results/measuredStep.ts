import { recipeOf } from "../../recipes/index.ts";
import type { Run } from "../../state/run.ts";

/** "weights after step 60 of 100"; empty before the end, and of a method that makes no updates of its own. */
export function measuredStepText({ recipe, state }: Pick<Run, "recipe" | "state">): string {
  const { group } = recipeOf(recipe);
  if (state.status !== "finished" || state.results.steps === 0 || group === "weight-space")
    return "";
  const { measuredStep, steps } = state.results;
  return `weights after step ${measuredStep} of ${steps}`;
}

const sentences: Readonly<Record<Run["spec"]["selection"], string>> = {
  last: "Measured: the weights after the last step.",
  "held-out": "Measured: of the weights at each live evaluation, the best on held-out pictures.",
  paper:
    "Measured: of the weights at each live evaluation, the best on the test pictures of the domain trained on, as in the authors’ code. The accuracy on it is too good: it was chosen by itself.",
};

/** Which weights were measured and why; empty before a method that trains has finished. */
export function selectionSentence(experiment: readonly Run[]): string {
  const trained = experiment.find((run) => measuredStepText(run) !== "");
  return trained ? sentences[trained.spec.selection] : "";
}
