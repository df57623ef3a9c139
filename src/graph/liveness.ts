import { executionOrder } from "./executionOrder.ts";
import type { Graph } from "./graph.ts";
import { sizeOf } from "./graph.ts";

/** What a run of a graph takes beside its inputs and outputs. */
export interface Workspace {
  /** Bytes of all that is computed on the way and not yet let go, at the worst moment. */
  readonly peakBytes: number;
  /** How many buffers of a size there are at its own worst moment, by size in bytes. */
  readonly buffers: ReadonlyMap<number, number>;
  /** The largest single value. */
  readonly largestBytes: number;
}

/**
 * Runs a graph in onnxruntime's order without computing anything, and counts what is alive: a value
 * from its node to the last that reads it. A reshape only renames what is there.
 */
export function workspace(graph: Graph): Workspace {
  const known = counted.get(graph) ?? count(graph);
  counted.set(graph, known);
  return known;
}

/** A graph never changes, and is asked about again whenever settings do. */
const counted = new WeakMap<Graph, Workspace>();

function count(graph: Graph): Workspace {
  const order = executionOrder(graph);
  const root = new Map<string, string>();
  const rootOf = (name: string) => root.get(name) ?? name;
  for (const { op, inputs, outputs } of order)
    if (op === "Reshape") root.set(outputs[0]!, rootOf(inputs[0]!));
  const lastRead = new Map<string, number>();
  order.forEach(({ inputs, outputs }, i) =>
    [...inputs, ...outputs].forEach((name) => lastRead.set(rootOf(name), i)),
  );
  const given = new Set([...graph.inputs, ...graph.initializers, ...graph.outputs].map(nameOf));
  const alive = new Map<string, number>();
  const counts = new Map<number, { now: number; most: number }>();
  let [bytes, peakBytes, largestBytes] = [0, 0, 0];
  for (const [i, { op, inputs, outputs }] of order.entries()) {
    for (const name of op === "Reshape" ? [] : outputs) {
      if (given.has(name)) continue;
      const size = 4 * sizeOf(graph.values.get(name)!.shape);
      alive.set(name, size);
      bytes += size;
      largestBytes = Math.max(largestBytes, size);
      const count = counts.get(size) ?? { now: 0, most: 0 };
      count.now++;
      count.most = Math.max(count.most, count.now);
      counts.set(size, count);
    }
    peakBytes = Math.max(peakBytes, bytes);
    for (const name of new Set([...inputs, ...outputs].map(rootOf))) {
      const size = alive.get(name);
      if (size === undefined || lastRead.get(name) !== i) continue;
      alive.delete(name);
      bytes -= size;
      counts.get(size)!.now--;
    }
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

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
