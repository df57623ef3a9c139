import { checkTokenLength } from "../../clip/randomTexts.ts";
import { textTowerParameters } from "../../clip/parameters.ts";
import { textGraph } from "../../clip/textEncoder.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import type { Graph } from "../../graph/graph.ts";
import { sizeOf } from "../../graph/graph.ts";
import { recipeOf } from "../../recipes/index.ts";
import type { Leaf } from "../../recipes/parameterization.ts";
import type { Probing } from "../../recipes/probing.ts";
import { buildProbeGraph } from "../probing/probeGraph.ts";
import { holdsFrozenTower } from "../step/holdsFrozenTower.ts";
import { planMerge } from "../step/mergeGraph.ts";
import type { Need } from "../step/needs.ts";
import { buildRunStepGraph } from "../step/runStepGraph.ts";
import { tuningFor } from "../step/tuningFor.ts";
import type { CostSite } from "./costSite.ts";
import type { Planned } from "./programs.ts";
import { randomBank } from "./randomBank.ts";

/** A run that makes updates, before anything of it is made. */
export interface RunPlan {
  readonly leaves: readonly Pick<Leaf, "name" | "shape">[];
  /** Loss, terms and gradients of an update, or of a part of its batch. */
  readonly graph: Graph;
  /** How often `graph` runs for one update. */
  readonly parts: number;
  /** Encode the random texts of an update. */
  readonly texts: readonly Graph[];
  readonly merge: Graph | null;
  /** Copies of all leaves: a moving average, and what is kept for a selection. */
  readonly copies: number;
  readonly needs: readonly Need[];
  readonly hasFrozenPass: boolean;
  /** That features of the pictures are computed before the first update. */
  readonly hasFeatures: boolean;
  /** That it reads the frozen tower's features of fixed views. */
  readonly readsViews: boolean;
  /** Of the features that are computed of all its pictures. */
  readonly bankBytes: number;
  /** That the text tower is another than the pre-trained one. */
  readonly tunesTextTower: boolean;
  /** That the frozen image tower is on the device while it trains. */
  readonly holdsFrozenTower: boolean;
}

/** No number of a cost depends on it. */
const logitScale = 1;

/** Null for a method that makes no updates of its own. Throws a FailureError where it cannot run so. */
export function planRun(run: RunSpec, site: CostSite): RunPlan | null {
  const ofSite = plans.get(site) ?? new Map<string, RunPlan | null>();
  plans.set(site, ofSite);
  // What a plan does not depend on.
  const key = JSON.stringify({ ...run, order: null, seed: null, steps: null, learningRate: null });
  const known = ofSite.get(key);
  if (known !== undefined) return known;
  const made = makePlan(run, site);
  ofSite.set(key, made);
  return made;
}

/** Plans of a site: looking for settings that fit asks for the same ones again and again. */
const plans = new WeakMap<CostSite, Map<string, RunPlan | null>>();

function makePlan(run: RunSpec, site: CostSite): RunPlan | null {
  const method = recipeOf(run.recipe).method(run.hyperparameters);
  if (method.kind === "tuning") return planTuning(run, site);
  return method.kind === "probing" ? planProbing(method, run, site) : null;
}

/** All that a plan compiles. */
export function programsOf({ graph, texts, merge }: RunPlan): Planned[] {
  return [
    { graph, repeats: true },
    ...texts.map((text) => ({ graph: text, repeats: true })),
    ...(merge ? [{ graph: merge, repeats: false }] : []),
  ];
}

function planTuning(run: RunSpec, site: CostSite): RunPlan {
  const { config, classes, prompts } = site;
  const tuned = tuningFor(run)!;
  const { tuning, parameterization } = tuned;
  const step = buildRunStepGraph(run, { ...tuned, config, classes, logitScale, prompts });
  const merge = planMerge(parameterization, site);
  return {
    leaves: step.leaves,
    graph: step.graph,
    parts: step.parts,
    texts: step.needs
      .filter((need) => need.kind === "random-texts")
      .map(({ texts: { count, tokenLength } }) => {
        checkTokenLength(tokenLength, config.text.contextLength);
        return textGraph(config, count, tokenLength + 2);
      }),
    merge: merge.graph,
    copies: (tuning.average ? 1 : 0) + (run.selection === "last" ? 0 : 1),
    needs: step.needs,
    hasFrozenPass: step.hasFrozenPass,
    hasFeatures: tuning.headStart !== undefined || step.readsFrozenFeatures,
    readsViews: step.readsFrozenFeatures,
    bankBytes: tuning.headStart ? bankBytes(tuning.headStart, site) : 0,
    tunesTextTower: textTowerParameters(config).some(
      ({ name }) => merge.origins.get(name)?.kind !== "pretrained",
    ),
    holdsFrozenTower: holdsFrozenTower(run, config, step.graph, merge),
  };
}

/** Of the last stage, whose updates the experiment counts. */
function planProbing(probing: Probing, run: RunSpec, site: CostSite): RunPlan {
  const leaves = probing.leaves(site);
  const bank = randomBank(probing.features, site.pictures[probing.pictures], site, run.batchSize);
  const start = leaves.map(({ name, shape }) => {
    const data = new Float32Array(sizeOf(shape));
    return [name, name === "visual_projection.weight" ? bank.projection : data] as const;
  });
  const stage = probing.stages.at(-1)!;
  const { inputs } = stage.feed(bank, Object.fromEntries(start));
  const { graph } = buildProbeGraph({ stage, leaves, inputs, size: site, logitScale });
  return {
    ...{ leaves, graph, parts: 1, texts: [], merge: null, copies: 0, needs: [] },
    ...{ hasFrozenPass: false, hasFeatures: true, holdsFrozenTower: true },
    ...{ readsViews: false, bankBytes: bankBytes(probing, site), tunesTextTower: false },
  };
}

function bankBytes({ features, pictures }: Probing, { config, pictures: all }: CostSite): number {
  const width = features === "embedding" ? config.projectionDim : config.image.hiddenSize;
  return 4 * width * all[pictures].labels.length;
}
