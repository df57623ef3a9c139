import { textGraph } from "../../clip/textEncoder.ts";
import type { Graph } from "../../graph/graph.ts";
import { sizeOf } from "../../graph/graph.ts";
import { bucketSize } from "../../graph/bufferSize.ts";
import type { Workspace } from "../../graph/liveness.ts";
import { reusedBufferBytes } from "../../graph/reusedBuffers.ts";
import { cachedBytes, workspace } from "../../graph/liveness.ts";
import { isReplayable } from "../../runtime/replaySize.ts";
import type { MemoryKind } from "../../experiment/memoryEstimate.ts";
import type { CostSite } from "./costSite.ts";
import { buildFeatureGraph } from "../step/stepGraph.ts";

/** A graph that an experiment compiles. */
export interface Planned {
  readonly graph: Graph;
  /** That it runs many times, and so may be replayed on WebGPU. */
  readonly repeats: boolean;
}

/** What measures: the class prompts, the texts of the energy gap, and the pictures. */
export function measuringPrograms(site: CostSite): readonly Planned[] {
  const known = measuring.get(site) ?? planMeasuring(site);
  measuring.set(site, known);
  return known;
}

const measuring = new WeakMap<CostSite, readonly Planned[]>();

function planMeasuring({ config, classes, prompts }: CostSite): Planned[] {
  const promptCount = Math.min(64, classes * prompts.templates);
  const gapTokens = Math.min(8, config.text.contextLength - 2);
  return [
    { graph: textGraph(config, promptCount, prompts.captionTokens), repeats: false },
    { graph: textGraph(config, 100, gapTokens + 2), repeats: false },
    { graph: buildFeatureGraph(config, 32), repeats: true },
  ];
}

/** What these programs take beside the tensors that they are given. */
export function programBytes(
  programs: readonly Planned[],
  kind: MemoryKind,
): { readonly activations: number; readonly replay: number; readonly largest: number } {
  const taken = programs.map(({ graph, repeats }) => ({
    graph,
    own: workspace(graph),
    edge: edgeBytes(graph),
    isReplayed: kind === "webgpu" && repeats && isReplayable(edgeBytes(graph)),
  }));
  const largest = Math.max(0, ...taken.map(({ own }) => own.largestBytes));
  if (kind !== "webgpu") {
    const activations = Math.max(0, ...programs.map(({ graph }) => reusedBufferBytes(graph)));
    return { activations, replay: 0, largest };
  }
  const all: readonly Workspace[] = taken.map(({ own }) => own);
  const replayed = taken.filter(({ isReplayed }) => isReplayed);
  const replay = replayed.reduce(
    (sum, { graph, edge }) => sum + edge + cachedBytes([workspace(graph, bucketSize)]),
    0,
  );
  return { activations: cachedBytes(all), replay, largest };
}

function edgeBytes({ inputs, outputs }: Graph): number {
  return [...inputs, ...outputs].reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0);
}
