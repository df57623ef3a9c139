import type { AttributesOf } from "./ops.ts";
import type { Graph, Node } from "./graph.ts";
import { sizeOf } from "./graph.ts";

/**
 * Multiply-adds of a graph's matrix products (Gemm and MatMul) in one run. All else is elementwise,
 * and next to nothing beside them.
 */
export function multiplyAdds(graph: Graph): number {
  return graph.nodes.reduce((sum, node) => sum + productsOf(graph, node), 0);
}

function productsOf(graph: Graph, { op, inputs, outputs, attributes }: Node): number {
  if (op !== "MatMul" && op !== "Gemm") return 0;
  const [left, product] = [graph.values.get(inputs[0]!)!, graph.values.get(outputs[0]!)!];
  // A node's attributes are those of its op.
  const isTransposed = op === "Gemm" && (attributes as AttributesOf<"Gemm">).transA;
  const inner = left.shape.at(isTransposed ? -2 : -1)!;
  return sizeOf(product.shape) * inner;
}
