import { imageTowerParameters, textTowerParameters } from "../../clip/parameters.ts";
import type { HostBytes, MemoryKind } from "../../experiment/memoryEstimate.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import { bytesOf } from "../../graph/graph.ts";
import { readyBytes } from "../measuring/embedder.ts";
import { splitOf } from "../selection.ts";
import type { CostSite, SplitSize } from "./costSite.ts";
import type { RunPlan } from "./runPlan.ts";

/** A run of a model of next to nothing in Node: measured, see docs/memory.md. */
const processBytes = 212e6;

/** What an experiment holds in the processor's memory beside what computes. */
export function hostMemory(
  spec: ExperimentSpec,
  plans: readonly RunPlan[],
  site: CostSite,
  kind: MemoryKind,
): HostBytes {
  const [image, text] = [imageTowerParameters(site.config), textTowerParameters(site.config)];
  const isTextTuned = plans.some(({ tunesTextTower }) => tunesTextTower);
  const exported = bytesOf([...image, ...(isTextTuned ? text : [])]);
  // On the processor a run gives its results as new arrays, and those of the run before wait to be
  // collected: as long as it trains. The file is made when it has ended.
  const uncollected = Math.max(0, ...plans.map(({ graph }) => bytesOf(graph.outputs)));
  return {
    model: bytesOf([...image, ...text]),
    pictures: pictureBytes(spec, site),
    features: Math.max(0, ...plans.map((plan) => featureBytes(spec, plan, site))),
    host:
      Math.max(kind === "webgpu" ? 0 : uncollected, exported) +
      (kind === "node" ? processBytes : 0),
  };
}

/** All of the splits that are read, and the batches of measurements. */
function pictureBytes(
  { evaluationSubset, selection }: ExperimentSpec,
  { config, splits }: CostSite,
): number {
  const chosen = splitOf(selection);
  const read = [splits.train[0]!, ...splits.val, ...splits.test];
  const live = splits.val.map(({ count }) => Math.min(evaluationSubset, count));
  const sets = [live, chosen ? [splits[chosen][0]!.count] : [], splits.test.map(countOf)];
  const { imageSize } = config.image;
  return sum(read.map(({ bytes }) => bytes)) + readyBytes(sets.map(sum), imageSize);
}

/** Of every view that is shown, or of the pictures of a method on cached features. */
function featureBytes(
  { steps, batchSize, augmentedViews }: ExperimentSpec,
  { readsViews, bankBytes }: RunPlan,
  { config, splits }: CostSite,
): number {
  if (!readsViews) return bankBytes;
  const views = augmentedViews * splits.train[0]!.count;
  const shown = Math.min(steps * batchSize, views);
  return bankBytes + 4 * (shown * config.projectionDim + views);
}

function countOf({ count }: SplitSize): number {
  return count;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
