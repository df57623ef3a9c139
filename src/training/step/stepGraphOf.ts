import type { RunSpec } from "../../experiment/spec.ts";
import type { Workbench } from "../workbench.ts";
import type { RunStepGraph } from "./runStepGraph.ts";
import { buildRunStepGraph } from "./runStepGraph.ts";
import type { ParameterizedTuning } from "./tuningFor.ts";

/** A run's step graph on the model and the classes of a workbench. */
export function stepGraphOf(
  { pretrained, prompts }: Pick<Workbench, "pretrained" | "prompts">,
  spec: RunSpec,
  tuning: ParameterizedTuning,
): RunStepGraph {
  const { config, classes, logitScale } = pretrained;
  return buildRunStepGraph(spec, {
    ...tuning,
    ...{ config, classes, logitScale, prompts: prompts.tokens },
  });
}
