import type { Graph, Node } from "./graph.ts";
import { typeOf } from "./graph.ts";

/** A graph as text, a node a line: for snapshots, errors and curious readers. */
export function printGraph(graph: Graph): string {
  const typed = (name: string) => {
    const value = graph.values.get(name);
    return value ? `${name}: ${typeOf(value)}` : name;
  };
  const constants = graph.initializers.map(
    (each) =>
      `  const ${typed(each.name)}${each.data.length <= 4 ? ` = ${each.data.join(" ")}` : ""}`,
  );
  return [
    `graph ${graph.name}(${graph.inputs.map((input) => typed(input.name)).join(", ")})`,
    ...constants,
    ...graph.nodes.map((node) => `  ${node.outputs.map(typed).join(", ")} = ${printCall(node)}`),
    `  return ${graph.outputs.map((output) => output.name).join(", ")}`,
  ].join("\n");
}

/** "Gemm(x, w; transA=false, …)": how a node is named in messages. */
export function printCall(node: Node): string {
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => `${name}=${Array.isArray(value) ? `[${value.join(",")}]` : String(value)}`,
  );
  const tail = attributes.length > 0 ? `; ${attributes.join(", ")}` : "";
  return `${node.op}(${node.inputs.join(", ")}${tail})`;
}
