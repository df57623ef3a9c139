import type { Graph, Node, Value } from "./graph.ts";
import { typeOf } from "./graph.ts";
import type { OpType } from "./ops.ts";
import { inferTypes, isOpType, ops } from "./ops.ts";
import { printCall } from "./print.ts";
import { sameShape } from "./shapes.ts";

/** A rule that a graph breaks, with the node that breaks it. */
export class GraphError extends Error {
  constructor(graph: Graph, where: string, rule: string) {
    super(`graph '${graph.name}', ${where}: ${rule}`);
    this.name = "GraphError";
  }
}

/**
 * Proves that a graph keeps the rules under which onnxruntime's WebGPU provider runs every node on
 * the GPU and graph capture replays it exactly. Throws a GraphError naming the first fault:
 * - every op is of the op table (so: none that falls to the CPU, no Scatter);
 * - nodes read only what stands before them, and no name is given twice;
 * - recorded types are what the op's rule infers;
 * - no int64 or bool tensor crosses the graph's edge or enters arithmetic;
 * - no graph output is written by a copy-type op, whose copy a replay would skip.
 */
export function validate(graph: Graph): void {
  const defined = new Map<string, Value>();
  const define = (value: Value, where: string) => {
    if (defined.has(value.name))
      throw new GraphError(graph, where, `'${value.name}' is defined twice`);
    defined.set(value.name, value);
  };
  for (const input of graph.inputs) {
    expectEdgeDType(graph, input, "input");
    define(input, `input '${input.name}'`);
  }
  for (const initializer of graph.initializers) {
    if (initializer.dtype === "int64" || initializer.dtype === "bool")
      throw new GraphError(graph, `constant '${initializer.name}'`, "must be float32 or int32");
    define(initializer, `constant '${initializer.name}'`);
  }
  const producers = new Map<string, Node>();
  for (const node of graph.nodes) {
    for (const value of checkNode(graph, node, defined)) {
      define(value, describe(node));
      producers.set(value.name, node);
    }
  }
  for (const output of graph.outputs) {
    expectEdgeDType(graph, output, "output");
    const producer = producers.get(output.name);
    if (!producer)
      throw new GraphError(graph, `output '${output.name}'`, "is not produced by a node");
    if (
      isCopy(
        producer,
        producer.inputs.map((name) => defined.get(name)!),
      )
    )
      throw new GraphError(
        graph,
        describe(producer),
        `writes output '${output.name}', but a ${producer.op} may be a copy, which graph capture does not replay`,
      );
  }
}

/** The node's outputs, typed anew by its op's rule. */
function checkNode(graph: Graph, node: Node, defined: ReadonlyMap<string, Value>): Value[] {
  const { name, op } = node;
  if (!isOpType(op)) throw new GraphError(graph, `node '${name}'`, "its op is not in the op table");
  const inputs = node.inputs.map((name) => {
    const value = defined.get(name);
    if (!value)
      throw new GraphError(graph, describe(node), `reads '${name}' before it is produced`);
    return value;
  });
  const types = inferTypes(node.op, inputs, node.attributes);
  if (types.length !== node.outputs.length)
    throw new GraphError(graph, describe(node), `must have ${types.length} outputs`);
  return types.map((type, i) => {
    const inferred = { name: node.outputs[i]!, ...type };
    const recorded = graph.values.get(inferred.name);
    if (recorded?.dtype !== inferred.dtype || !sameShape(recorded.shape, inferred.shape))
      throw new GraphError(
        graph,
        describe(node),
        `gives ${typeOf(inferred)}, recorded is ${recorded ? typeOf(recorded) : "nothing"}`,
      );
    return inferred;
  });
}

function expectEdgeDType(graph: Graph, value: Value, edge: "input" | "output"): void {
  if (value.dtype !== "float32" && value.dtype !== "int32")
    throw new GraphError(
      graph,
      `${edge} '${value.name}'`,
      `is ${value.dtype}; must be float32 or int32`,
    );
}

function isCopy<O extends OpType>({ op, attributes }: Node<O>, inputs: readonly Value[]): boolean {
  return ops[op].isCopy?.(inputs, attributes) ?? false;
}

function describe(node: Node): string {
  return `node '${node.name}' = ${printCall(node)}`;
}
