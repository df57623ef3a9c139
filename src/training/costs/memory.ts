import { imageTowerParameters, textTowerParameters } from "../../clip/parameters.ts";
import type { MemoryBytes, MemoryEstimate, MemoryKind } from "../../experiment/memoryEstimate.ts";
import { hostTotalOf, totalOf } from "../../experiment/memoryEstimate.ts";
import { ingredientSpec } from "../../experiment/ingredientSpec.ts";
import { runSpecs } from "../../experiment/runs.ts";
import type { ExperimentSpec, RunSpec } from "../../experiment/spec.ts";
import { bytesOf, sizeOf } from "../../graph/graph.ts";
import type { Shape } from "../../graph/graph.ts";
import { recipeOf } from "../../recipes/index.ts";
import { pretrainedPrefix } from "../step/weightInputs.ts";
import type { CostSite } from "./costSite.ts";
import { hostMemory } from "./hostMemory.ts";
import { measuringPrograms, programBytes } from "./programs.ts";
import type { RunPlan } from "./runPlan.ts";
import { planRun, programsOf } from "./runPlan.ts";

/**
 * What an experiment takes at its worst moment, from the graphs that it would compile: nothing is
 * computed. Throws a FailureError ("bad-spec") where a method cannot run with its settings.
 */
export function experimentMemory(
  spec: ExperimentSpec,
  site: CostSite,
  kind: MemoryKind,
): MemoryEstimate {
  const groups = groupsOf(spec).map((runs) => runs.flatMap((run) => planRun(run, site) ?? []));
  return groups
    .map((plans): MemoryEstimate => {
      const taken = planMemory(plans, site, kind);
      const hostBytes = hostMemory(spec, plans, site, kind);
      // A graphics card has memory of its own.
      const beside = kind === "webgpu" ? 0 : hostTotalOf(hostBytes);
      return { kind, ...taken, hostBytes, totalBytes: totalOf(taken.bytes) + beside };
    })
    .reduce((most, each) => (each.totalBytes > most.totalBytes ? each : most));
}

/** What runs that take turns take together, of the memory of what computes. */
export function planMemory(
  plans: readonly RunPlan[],
  site: CostSite,
  kind: MemoryKind,
): Pick<MemoryEstimate, "bytes" | "largestBytes"> {
  const leaves = plans.map((plan) => bytesOf(plan.leaves));
  const programs = [...measuringPrograms(site), ...plans.flatMap(programsOf)];
  const { largest, ...ofPrograms } = programBytes(programs, kind);
  const weights = sum(leaves);
  const [image, text] = [imageTowerParameters(site.config), textTowerParameters(site.config)];
  const isHeld = plans.length === 0 || plans.some(({ holdsFrozenTower }) => holdsFrozenTower);
  const frozen = {
    frozenImageTower: isHeld ? bytesOf(image) : 0,
    frozenTextTower: bytesOf(text),
  };
  const gradients = distinct(plans, ({ graph, parts }) =>
    graph.outputs
      .filter(({ name }) => name.startsWith("gradient/"))
      .flatMap((output) => Array.from({ length: Math.min(2, parts) }, (_, i) => [output, i])),
  );
  const bytes: MemoryBytes = {
    weights,
    gradients,
    moments: 2 * weights,
    copies: sum(
      plans.map(({ copies, merge }, i) => copies * leaves[i]! + bytesOf(merge?.outputs ?? [])),
    ),
    ...frozen,
    inputs: inputBytes(plans) + evaluationPixels(site),
    ...ofPrograms,
  };
  const tensors = [...image, ...text, ...plans.flatMap((plan) => plan.leaves)];
  const largestTensor = Math.max(0, ...tensors.map(({ shape }) => 4 * sizeOf(shape)));
  return { bytes, largestBytes: Math.max(largest, largestTensor) };
}

/** Runs that are on the device at the same time; those that a weight-space method starts from come one by one. */
function groupsOf(spec: ExperimentSpec): RunSpec[][] {
  const runs = runSpecs(spec);
  const methodOf = (run: RunSpec) => recipeOf(run.recipe).method(run.hyperparameters);
  const trained = runs.filter((run) => ["tuning", "probing"].includes(methodOf(run).kind));
  const ingredients = runs.flatMap((run) => {
    const method = methodOf(run);
    return method.kind === "weight-space"
      ? method.ingredients.map((each) => [ingredientSpec(spec, each)])
      : [];
  });
  return [
    spec.order === "interleaved" ? trained : [],
    ...trained.map((run) => [run]),
    ...ingredients,
  ];
}

/** Bytes of what a graph's runs are fed besides weights; inputs of one name and shape are shared. */
function inputBytes(plans: readonly RunPlan[]): number {
  return distinct(plans, ({ graph, leaves }) => {
    const own = new Set(leaves.map(({ name }) => name));
    const isFed = (name: string) => !own.has(name) && !name.startsWith(pretrainedPrefix);
    return graph.inputs.filter(({ name }) => isFed(name)).map((input) => [input, 0] as const);
  });
}

/** The pictures of a measurement, 32 at a time. */
function evaluationPixels({ config: { image } }: CostSite): number {
  return 4 * 32 * 3 * image.imageSize ** 2;
}

/** Bytes of all tensors that are asked for, those of one name, shape and number once. */
function distinct(
  plans: readonly RunPlan[],
  tensorsOf: (
    plan: RunPlan,
  ) => readonly (readonly [{ readonly name: string; readonly shape: Shape }, number])[],
): number {
  const tensors = plans.flatMap((plan) =>
    tensorsOf(plan).map(
      ([tensor, number]) => [`${tensor.name}[${tensor.shape.join()}]${number}`, tensor] as const,
    ),
  );
  return bytesOf([...new Map(tensors).values()]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
