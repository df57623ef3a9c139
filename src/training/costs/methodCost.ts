import type { MethodCost, MethodCosts, MethodNeed } from "../../experiment/methodCost.ts";
import { runSpec } from "../../experiment/runs.ts";
import type { ExperimentSpec, RunSpec } from "../../experiment/spec.ts";
import { sizeOf } from "../../graph/graph.ts";
import { multiplyAdds } from "../../graph/work.ts";
import type { RecipeId } from "../../recipes/index.ts";
import { recipeIds, recipeOf } from "../../recipes/index.ts";
import { FailureError } from "../../shared/failure.ts";
import { unreachable } from "../../shared/unreachable.ts";
import type { Need } from "../step/needs.ts";
import type { CostSite } from "./costSite.ts";
import { planMemory } from "./memory.ts";
import type { RunPlan } from "./runPlan.ts";
import { planRun } from "./runPlan.ts";

type Counted = Omit<MethodCost, "relative">;

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
  const plan = planRun(run, site);
  const isCombined = method.kind === "weight-space";
  return {
    trainedParameters: plan ? sum(plan.leaves.map(({ shape }) => sizeOf(shape))) : 0,
    multiplyAdds: plan ? workOf(plan) : 0,
    needs: isCombined ? ["finished-runs"] : plan ? needsOf(plan) : [],
    runs: isCombined ? method.ingredients.length : 0,
    bytes: planMemory(plan ? [plan] : [], site, "webgpu").bytes,
  };
}

function workOf({ graph, parts, texts }: RunPlan): number {
  return parts * multiplyAdds(graph) + sum(texts.map(multiplyAdds));
}

function needsOf({ hasFrozenPass, needs, hasFeatures }: RunPlan): MethodNeed[] {
  return [
    ...(hasFrozenPass ? ["frozen-pass" as const] : []),
    ...new Set(needs.flatMap(needOf)),
    ...(hasFeatures ? ["cached-features" as const] : []),
  ];
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
