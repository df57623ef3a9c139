import type { BufferSize } from "./bufferSize.ts";
import { exactSize } from "./bufferSize.ts";
import type { Graph } from "./graph.ts";
import { sizeOf } from "./graph.ts";
import { lifetimesOf } from "./lifetimes.ts";

/** What a run of a graph takes beside its inputs and outputs. */
export interface Workspace {
  /** Bytes of all that is computed on the way and not yet let go, at the worst moment. */
  readonly peakBytes: number;
  /** How many buffers of a size there are at its own worst moment on WebGPU, by size in bytes. */
  readonly buffers: ReadonlyMap<number, number>;
  /** The largest single value. */
  readonly largestBytes: number;
}

/**
 * A buffer that is let go is only reused after the next submission: onnxruntime's WebGPU provider submits
 * 16 dispatches at once, and a node takes one or several. So many nodes are what was counted on models
 * of three sizes (docs/memory.md).
 */
const nodesInFlight = 6;

/** Runs a graph in onnxruntime's order without computing anything, and counts what is alive. */
export function workspace(graph: Graph, sizeOfBuffer: BufferSize = exactSize): Workspace {
  const ofGraph = counted.get(graph) ?? new Map<BufferSize, Workspace>();
  const known = ofGraph.get(sizeOfBuffer) ?? count(graph, sizeOfBuffer);
  counted.set(graph, ofGraph.set(sizeOfBuffer, known));
  return known;
}

/** A graph never changes, and is asked about again whenever settings do. */
const counted = new WeakMap<Graph, Map<BufferSize, Workspace>>();

function count(graph: Graph, sizeOfBuffer: BufferSize): Workspace {
  const { order, madeAt, letGoAt } = lifetimesOf(graph);
  const bytesOf = (name: string) => sizeOfBuffer(4 * sizeOf(graph.values.get(name)!.shape));
  const counts = new Map<number, { now: number; most: number }>();
  const released: number[] = [];
  let [bytes, peakBytes, largestBytes, waiting] = [0, 0, 0, 0];
  for (const [i, { op }] of order.entries()) {
    for (const size of madeAt(i).map(bytesOf)) {
      bytes += size;
      largestBytes = Math.max(largestBytes, size);
      const count = counts.get(size) ?? { now: 0, most: 0 };
      count.now++;
      count.most = Math.max(count.most, count.now);
      counts.set(size, count);
    }
    peakBytes = Math.max(peakBytes, bytes);
    for (const size of letGoAt(i).map(bytesOf)) {
      bytes -= size;
      released.push(size);
    }
    if (op !== "Reshape") waiting++;
    if (waiting < nodesInFlight) continue;
    for (const size of released.splice(0)) counts.get(size)!.now--;
    waiting = 0;
  }
  const buffers = new Map([...counts].map(([size, { most }]) => [size, most]));
  return { peakBytes, buffers, largestBytes };
}

/**
 * Bytes of the buffers that serve all of these graphs in turn, where one is kept for the next of its
 * size and for no other, as onnxruntime's cache on WebGPU does.
 */
export function cachedBytes(workspaces: readonly Workspace[]): number {
  const most = new Map<number, number>();
  for (const { buffers } of workspaces)
    for (const [size, count] of buffers) most.set(size, Math.max(count, most.get(size) ?? 0));
  return [...most].reduce((sum, [size, count]) => sum + size * count, 0);
}
