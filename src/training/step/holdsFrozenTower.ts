import type { ClipConfig } from "../../clip/config.ts";
import { imageTowerParameters } from "../../clip/parameters.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import type { Graph } from "../../graph/graph.ts";
import type { MergePlan } from "./mergeGraph.ts";
import { pretrainedPrefix } from "./weightInputs.ts";

/**
 * Whether a run has the frozen image tower on the device while it trains: always where views are drawn
 * afresh, since then it stays for the measurements, and else only where something reads its weights.
 */
export function holdsFrozenTower(
  { augmentedViews }: Pick<RunSpec, "augmentedViews">,
  config: ClipConfig,
  step: Graph,
  merge: MergePlan,
): boolean {
  if (augmentedViews === 0) return true;
  const names = imageTowerParameters(config).map(({ name }) => name);
  const read = new Set([step, merge.graph].flatMap((graph) => graph?.inputs ?? []).map(nameOf));
  return names.some(
    (name) => read.has(pretrainedPrefix + name) || merge.origins.get(name)?.kind === "pretrained",
  );
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
