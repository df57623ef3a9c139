import { executionOrder } from "./executionOrder.ts";
import type { Graph, Node } from "./graph.ts";

/** When the values of a graph come and go while onnxruntime runs it. */
export interface Lifetimes {
  readonly order: readonly Node[];
  /** What is made at a place of the order: neither given with the graph, nor an output, nor another name of what is there. */
  readonly madeAt: (place: number) => string[];
  /** What of that, made here or before, no later place reads. */
  readonly letGoAt: (place: number) => string[];
}

/** A value lives from its node to the last that reads it. A reshape only renames what is there. */
export function lifetimesOf(graph: Graph): Lifetimes {
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
  return {
    order,
    madeAt: (place) => {
      const { op, outputs } = order[place]!;
      return op === "Reshape" ? [] : outputs.filter((name) => !given.has(name));
    },
    letGoAt: (place) => {
      const { inputs, outputs } = order[place]!;
      const touched = [...new Set([...inputs, ...outputs].map(rootOf))];
      return touched.filter((name) => lastRead.get(name) === place && !given.has(name));
    },
  };
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
