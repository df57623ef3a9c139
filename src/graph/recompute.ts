import type { Graph, Node, Value } from "./graph.ts";

/**
 * The same results from less memory: what lies inside a segment of the forward pass is not kept for
 * its backward pass but computed again there, from what enters the segment (Chen et al., 2016, arXiv
 * 1604.06174). onnxruntime must then optimize nothing, or it finds the second computation and shares
 * the first.
 * @param segmentOf the segment of a node; null: of none.
 * @param isBackward whether a node is of the backward pass.
 */
export function recompute(
  graph: Graph,
  segmentOf: (node: Node) => string | null,
  isBackward: (node: Node) => boolean,
): Graph {
  const again = new Recomputation(graph, segmentOf, isBackward);
  const nodes = graph.nodes.flatMap((node) => (isBackward(node) ? again.reading(node) : [node]));
  return { ...graph, nodes, values: new Map([...graph.values, ...again.values]) };
}

class Recomputation {
  /** What is computed again, by its new name. */
  readonly values = new Map<string, Value>();
  readonly #graph: Graph;
  /** The nodes whose results are not kept, by the names of these. */
  readonly #inner = new Map<string, Node>();

  constructor(
    graph: Graph,
    segmentOf: (node: Node) => string | null,
    isBackward: (node: Node) => boolean,
  ) {
    this.#graph = graph;
    const segments = new Map(
      graph.nodes
        .filter((node) => !isBackward(node))
        .flatMap((node) => node.outputs.map((name) => [name, segmentOf(node)] as const)),
    );
    const kept = new Set(graph.outputs.map(({ name }) => name));
    for (const node of graph.nodes)
      if (!isBackward(node))
        for (const name of node.inputs) if (segments.get(name) !== segmentOf(node)) kept.add(name);
    for (const node of graph.nodes) {
      if (isBackward(node) || segmentOf(node) === null) continue;
      for (const name of node.outputs) if (!kept.has(name)) this.#inner.set(name, node);
    }
  }

  /** A node of the backward pass after all that it reads and that is not there yet. */
  reading(node: Node): Node[] {
    const before = node.inputs.flatMap((name) => this.#again(name));
    return [...before, { ...node, inputs: node.inputs.map((name) => this.#named(name)) }];
  }

  /** The nodes that compute a value again, where it was not kept and they are not there yet. */
  #again(name: string): Node[] {
    const node = this.#inner.get(name);
    if (!node || this.values.has(renamed(name))) return [];
    const before = node.inputs.flatMap((input) => this.#again(input));
    for (const output of node.outputs) {
      const value = this.#graph.values.get(output)!;
      this.values.set(renamed(output), { ...value, name: renamed(output) });
    }
    return [
      ...before,
      {
        ...node,
        name: renamed(node.name),
        inputs: node.inputs.map((input) => this.#named(input)),
        outputs: node.outputs.map(renamed),
      },
    ];
  }

  #named(name: string): string {
    return this.#inner.has(name) ? renamed(name) : name;
  }
}

function renamed(name: string): string {
  return `again/${name}`;
}
