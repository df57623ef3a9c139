import type { ClipConfig } from "../../clip/config.ts";
import type { ParameterInfo } from "../../clip/parameters.ts";
import { imageTowerParameters, textTowerParameters } from "../../clip/parameters.ts";
import { textGraph } from "../../clip/textEncoder.ts";
import type {
  DeviceBytes,
  MethodCost,
  MethodCosts,
  MethodNeed,
} from "../../experiment/methodCost.ts";
import { runSpec } from "../../experiment/runs.ts";
import type { ExperimentSpec, RunSpec } from "../../experiment/spec.ts";
import type { Graph } from "../../graph/graph.ts";
import { sizeOf } from "../../graph/graph.ts";
import { intermediateBytes, multiplyAdds } from "../../graph/work.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { recipeIds, recipeOf } from "../../recipes/index.ts";
import type { Leaf, ModelSize } from "../../recipes/parameterization.ts";
import type { BankPictures, Probing } from "../../recipes/probing.ts";
import { FailureError } from "../../shared/failure.ts";
import { unreachable } from "../../shared/unreachable.ts";
import { planMerge } from "../step/mergeGraph.ts";
import type { Need } from "../step/needs.ts";
import { buildProbeGraph } from "../probing/probeGraph.ts";
import type { PictureClasses } from "./randomBank.ts";
import { randomBank } from "./randomBank.ts";
import { buildRunStepGraph } from "../step/runStepGraph.ts";
import type { PromptSizes } from "../step/stepSite.ts";
import { tuningFor } from "../step/tuningFor.ts";

/** What costs depend on besides the settings: shapes, and no weights. */
export interface CostSite extends ModelSize {
  readonly prompts: PromptSizes;
  /** The pictures that features may be cached of. */
  readonly pictures: Readonly<Record<BankPictures, PictureClasses>>;
}

type Counted = Omit<MethodCost, "relative">;

/** No number of a cost depends on it. */
const logitScale = 1;

/** What every method costs; null for one that cannot run with its settings. */
export function methodCosts(spec: ExperimentSpec, site: CostSite): MethodCosts {
  const unit = count(runSpec(spec, "ft"), site).multiplyAdds;
  const costs = recipeIds.map((id) => [id, costOrNull(runSpec(spec, id), site, unit)] as const);
  // Object.fromEntries forgets that every id has its row.
  return Object.fromEntries(costs) as Record<RecipeId, MethodCost | null>;
}

function costOrNull(run: RunSpec, site: CostSite, unit: number): MethodCost | null {
  try {
    const counted = count(run, site);
    return { ...counted, relative: counted.multiplyAdds / unit };
  } catch (error) {
    if (error instanceof FailureError && error.kind === "bad-spec") return null;
    throw error;
  }
}

function count(run: RunSpec, site: CostSite): Counted {
  const method = recipeOf(run.recipe).method(run.hyperparameters);
  switch (method.kind) {
    case "zero-shot":
      return withoutUpdates(site, [], 0);
    case "weight-space":
      return withoutUpdates(site, ["finished-runs"], method.ingredients.length);
    case "probing":
      return countProbing(method, run, site);
    case "tuning":
      return countTuning(run, site);
    default:
      return unreachable(method);
  }
}

function countTuning(run: RunSpec, site: CostSite): Counted {
  const { config, classes, prompts } = site;
  const tuned = tuningFor(run)!;
  const { tuning, parameterization } = tuned;
  const step = buildRunStepGraph(run, { ...tuned, config, classes, logitScale, prompts });
  const merged = planMerge(parameterization, site).graph;
  const parameters = elementsOf(step.leaves);
  const averages = (tuning.average ? 1 : 0) + (run.selection === "last" ? 0 : 1);
  const randomTexts = step.needs
    .filter((need) => need.kind === "random-texts")
    .map(({ texts }) => textGraph(config, texts.count, texts.tokenLength + 2));
  const graphs = [step.graph, ...randomTexts];
  const needs = [
    ...(step.hasFrozenPass ? ["frozen-pass" as const] : []),
    ...new Set(step.needs.flatMap(needOf)),
    ...(tuning.headStart ? ["cached-features" as const] : []),
  ];
  const copies = 4 * averages * parameters + bytesOf(merged?.outputs ?? []);
  return counted(site, parameters, graphs, needs, copies);
}

/** Of the last stage, whose updates the experiment counts. */
function countProbing(probing: Probing, run: RunSpec, site: CostSite): Counted {
  const leaves = probing.leaves(site);
  const bank = randomBank(probing.features, site.pictures[probing.pictures], site, run.batchSize);
  const start = leaves.map(({ name, shape }) => {
    const data = new Float32Array(sizeOf(shape));
    return [name, name === "visual_projection.weight" ? bank.projection : data] as const;
  });
  const stage = probing.stages.at(-1)!;
  const { inputs } = stage.feed(bank, Object.fromEntries(start));
  const { graph } = buildProbeGraph({ stage, leaves, inputs, size: site, logitScale });
  return counted(site, elementsOf(leaves), [graph], ["cached-features"], 0);
}

function withoutUpdates(site: CostSite, needs: readonly MethodNeed[], runs: number): Counted {
  return { ...counted(site, 0, [], needs, 0), runs };
}

function counted(
  site: CostSite,
  parameters: number,
  graphs: readonly Graph[],
  needs: readonly MethodNeed[],
  copies: number,
): Counted {
  const bytes: DeviceBytes = {
    weights: 4 * parameters,
    gradients: 4 * parameters,
    moments: 8 * parameters,
    copies,
    ...towerBytes(site.config),
    activations: sum(graphs.map(intermediateBytes)),
  };
  const work = sum(graphs.map(multiplyAdds));
  return { trainedParameters: parameters, multiplyAdds: work, needs, runs: 0, bytes };
}

function needOf({ kind }: Need): MethodNeed[] {
  switch (kind) {
    case "random-texts":
      return ["text-pass"];
    case "captions":
      return ["text-gradient"];
    case "spurious-texts":
      return ["text-pass", "text-gradient"];
    case "random-directions":
    case "contexts":
    case "keep":
      return [];
    default:
      return unreachable(kind);
  }
}

function towerBytes(config: ClipConfig): Pick<DeviceBytes, "frozenImageTower" | "frozenTextTower"> {
  return {
    frozenImageTower: bytesOf(imageTowerParameters(config)),
    frozenTextTower: bytesOf(textTowerParameters(config)),
  };
}

function elementsOf(leaves: readonly (Leaf | ParameterInfo)[]): number {
  return sum(leaves.map(({ shape }) => sizeOf(shape)));
}

function bytesOf(tensors: readonly { readonly shape: readonly number[] }[]): number {
  return 4 * sum(tensors.map(({ shape }) => sizeOf(shape)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
