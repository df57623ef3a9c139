import { textGraph } from "../../clip/textEncoder.ts";
import type { Graph } from "../../graph/graph.ts";
import { bytesOf } from "../../graph/graph.ts";
import { bucketSize } from "../../graph/bufferSize.ts";
import { madeBufferBytes, reusedBufferBytes } from "../../graph/reusedBuffers.ts";
import { cachedBytes, workspace } from "../../graph/liveness.ts";
import { isReplayable } from "../../runtime/replaySize.ts";
import type { MemoryBytes, MemoryKind } from "../../experiment/memoryEstimate.ts";
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

/** What programs take beside the tensors that they are given, at the worst moment of any of them. */
interface ProgramBytes extends Pick<MemoryBytes, "activations" | "replay" | "wasmCopies"> {
  /** The largest single value. */
  readonly largest: number;
}

export function programBytes(programs: readonly Planned[], kind: MemoryKind): ProgramBytes {
  const largest = Math.max(0, ...programs.map(({ graph }) => workspace(graph).largestBytes));
  return { largest, ...(kind === "webgpu" ? onCard(programs) : onProcessor(programs, kind)) };
}

function onCard(programs: readonly Planned[]): Omit<ProgramBytes, "largest"> {
  const all = programs.map(({ graph }) => workspace(graph));
  const replayed = programs.filter(
    ({ graph, repeats }) => repeats && isReplayable(edgeBytes(graph)),
  );
  const replay = replayed.reduce(
    (sum, { graph }) => sum + edgeBytes(graph) + cachedBytes([workspace(graph, bucketSize)]),
    0,
  );
  return { activations: cachedBytes(all), replay, wasmCopies: 0 };
}

/**
 * The WebAssembly memory that onnxruntime-web starts with, 256 pages. Its own 10 MB lie there, and its
 * sessions come to fill the rest.
 */
const firstHeapBytes = 256 * 65_536;

function onProcessor(
  programs: readonly Planned[],
  kind: "wasm" | "node",
): Omit<ProgramBytes, "largest"> {
  return programs
    .map(({ graph }) => ({
      ...{ activations: reusedBufferBytes(graph), replay: 0 },
      wasmCopies: kind === "wasm" ? firstHeapBytes + copiedBytes(graph) : 0,
    }))
    .reduce((most, each) => (heldAtOnce(each) > heldAtOnce(most) ? each : most));
}

function heldAtOnce({
  activations,
  wasmCopies,
}: Pick<ProgramBytes, "activations" | "wasmCopies">): number {
  return activations + wasmCopies;
}

/**
 * onnxruntime-web copies what a run reads into its heap beforehand, and what it gives out of it in the
 * end, and frees both: all inputs, and the outputs that are made by the worst moment.
 */
function copiedBytes(graph: Graph): number {
  return bytesOf(graph.inputs) + madeBufferBytes(graph) - reusedBufferBytes(graph);
}

function edgeBytes({ inputs, outputs }: Graph): number {
  return bytesOf([...inputs, ...outputs]);
}
