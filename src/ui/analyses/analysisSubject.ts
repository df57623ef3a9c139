import type { ExperimentSpec } from "../../experiment/spec.ts";
import { newRun } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";

/** The models that a view shows: those of a run are two, the zero-shot model is alone. */
export type ShownModel = "zeroShot" | "tuned";

/** The zero-shot model of an experiment's model and data, as if it were a run: nothing was trained. */
export function zeroShotAlone(spec: ExperimentSpec): Run {
  const { model, dataset, prompts, classNames } = spec;
  const id = ["zero-shot", model, dataset, prompts, classNames].join(" ");
  return newRun({ id, recipe: "zero-shot", experiment: 0, label: "", spec });
}

/** What the worker calls a run's model; null: the zero-shot model. */
export function subjectOf({ id, recipe }: Run): string | null {
  return recipe === "zero-shot" ? null : id;
}

export function modelsOf(run: Run): readonly ShownModel[] {
  return subjectOf(run) === null ? ["zeroShot"] : ["zeroShot", "tuned"];
}
