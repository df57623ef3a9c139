import type { Graph } from "./graph.ts";
import { sizeOf } from "./graph.ts";
import { lifetimesOf } from "./lifetimes.ts";

/**
 * Bytes that a run of a graph takes on the processor beside its inputs and outputs, at its worst moment.
 * onnxruntime plans them beforehand: what is let go serves the next value of its shape, and is given back
 * only after the last that it serves (`PlannerImpl::ComputeReusePlan`). Of layers that are all alike the
 * first takes the buffers, and the last gives them back.
 */
export function reusedBufferBytes(graph: Graph): number {
  return countOnce(graph).beside;
}

/**
 * That, and the outputs, where nobody has room for them beforehand: each is there from the moment that it
 * is made. At the worst moment of a backward pass most gradients are not.
 */
export function madeBufferBytes(graph: Graph): number {
  return countOnce(graph).made;
}

/** Bytes at the worst moment: without the outputs, and with them. */
interface Counted {
  readonly beside: number;
  readonly made: number;
}

function countOnce(graph: Graph): Counted {
  const known = counted.get(graph) ?? count(graph);
  counted.set(graph, known);
  return known;
}

/** A graph never changes, and is asked about again whenever settings do. */
const counted = new WeakMap<Graph, Counted>();

interface Buffer {
  readonly bytes: number;
  readonly from: number;
  /** The last place that reads a value in it. */
  to: number;
}

function count(graph: Graph): Counted {
  const { order, madeAt, letGoAt } = lifetimesOf(graph);
  const buffers: Buffer[] = [];
  const bufferOf = new Map<string, Buffer>();
  /** Buffers that nobody reads any more, by shape, the last that was let go at the end. */
  const idle = new Map<string, Buffer[]>();
  const bytesOf = (name: string) => 4 * sizeOf(graph.values.get(name)!.shape);
  const idleOf = (name: string) => {
    const shape = graph.values.get(name)!.shape.join(",");
    const known = idle.get(shape) ?? [];
    idle.set(shape, known);
    return known;
  };
  order.forEach((_, place) => {
    for (const name of madeAt(place)) {
      const buffer = idleOf(name).pop() ?? { bytes: bytesOf(name), from: place, to: place };
      if (buffer.from === place) buffers.push(buffer);
      bufferOf.set(name, buffer);
    }
    for (const name of letGoAt(place)) {
      const buffer = bufferOf.get(name)!;
      buffer.to = place;
      idleOf(name).push(buffer);
    }
  });
  const isOutput = new Set(graph.outputs.map(({ name }) => name));
  const outputs = order.flatMap((node, from): Buffer[] =>
    node.outputs
      .filter((name) => isOutput.has(name))
      .map((name) => ({ bytes: bytesOf(name), from, to: order.length - 1 })),
  );
  const beside = mostAtOnce(buffers, order.length);
  return { beside, made: mostAtOnce([...buffers, ...outputs], order.length) };
}

function mostAtOnce(buffers: readonly Buffer[], places: number): number {
  const change = new Array<number>(places + 1).fill(0);
  for (const { bytes, from, to } of buffers) {
    change[from]! += bytes;
    change[to + 1]! -= bytes;
  }
  let [now, most] = [0, 0];
  for (const bytes of change) {
    now += bytes;
    most = Math.max(most, now);
  }
  return most;
}
