import type { Graph, Node } from "./graph.ts";

/**
 * The order in which onnxruntime runs the nodes of a graph, which is not the file's: it goes through
 * the leaves (nodes that no other reads), the last in the file first, and before each runs all that it
 * needs and that has not run, of a node's inputs the last in the file first.
 */
export function executionOrder(graph: Graph): Node[] {
  const producers = new Map<string, number>();
  graph.nodes.forEach(({ outputs }, i) => outputs.forEach((name) => producers.set(name, i)));
  const sources = graph.nodes.map(({ inputs }) =>
    [...new Set(inputs.flatMap((name) => producers.get(name) ?? []))].sort((a, b) => a - b),
  );
  const read = new Set(sources.flat());
  const order: Node[] = [];
  const seen = new Set<number>();
  const stack = graph.nodes.flatMap((_, i) => (read.has(i) ? [] : [{ node: i, isLeft: false }]));
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, isLeft } = top;
    if (isLeft) {
      order.push(graph.nodes[node]!);
      continue;
    }
    if (seen.has(node)) continue;
    seen.add(node);
    stack.push({ node, isLeft: true });
    for (const source of sources[node]!)
      if (!seen.has(source)) stack.push({ node: source, isLeft: false });
  }
  return order;
}

/**
 * The same graph with its leaves at the end, in reverse: onnxruntime then runs each leaf as soon as the
 * file had it, and lets go of what only it reads. In the file's own order a gradient graph would first
 * run back to the first layer, and hold every cotangent until the weights' gradients are computed.
 */
export function withLeavesLast(graph: Graph): Graph {
  const read = new Set(graph.nodes.flatMap(({ inputs }) => inputs));
  const isLeaf = ({ outputs }: Node) => !outputs.some((name) => read.has(name));
  const leaves = graph.nodes.filter(isLeaf);
  const others = graph.nodes.filter((node) => !isLeaf(node));
  return { ...graph, nodes: [...others, ...leaves.reverse()] };
}
