import type { GraphBuilder } from "../graph/builder.ts";
import type { Node, Value } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import type { OpType } from "../graph/ops.ts";
import { printCall } from "../graph/print.ts";
import { vjpRules } from "./rules.ts";

/**
 * Appends the gradients of `loss` (one element) by each of `wrt` to the graph, by reverse mode.
 * Each gradient has the shape of its value. Throws when `loss` does not depend on one of them, or
 * only through an op that is not differentiable.
 */
export function gradients(g: GraphBuilder, loss: Value, wrt: readonly Value[]): Value[] {
  if (sizeOf(loss.shape) !== 1)
    throw new Error(`the loss must have one element, not shape [${loss.shape.join(",")}]`);
  const nodes = [...g.nodes];
  const active = reachable(g, nodes, wrt);
  const cotangents = new Map<string, Value>([[loss.name, g.filled(loss.shape, 1)]]);

  for (const node of nodes.reverse()) {
    const given = node.outputs.map((name) => cotangents.get(name) ?? null);
    const wants = node.inputs.map((name) => active.has(name));
    if (given.every((cotangent) => cotangent === null) || !wants.includes(true)) continue;
    const found = g.scope(`gradient/${node.name}`, () => applyRule(g, node, given, wants));
    for (const [i, name] of node.inputs.entries()) {
      const cotangent = found[i];
      if (!cotangent || !wants[i]) continue;
      const sum = cotangents.get(name);
      cotangents.set(name, sum ? g.add(sum, cotangent) : cotangent);
    }
  }
  return wrt.map(({ name }) => {
    const gradient = cotangents.get(name);
    if (!gradient) throw new Error(`the loss does not depend on '${name}'`);
    return gradient;
  });
}

/** Names of the float values that depend on `wrt`, those included; what is detached ends the path. */
function reachable(g: GraphBuilder, nodes: readonly Node[], wrt: readonly Value[]): Set<string> {
  const active = new Set(wrt.map(({ name }) => name));
  for (const node of nodes) {
    if (!node.inputs.some((name) => active.has(name))) continue;
    for (const name of node.outputs) if (!g.isDetached(g.value(name))) active.add(name);
  }
  return active;
}

function applyRule<O extends OpType>(
  g: GraphBuilder,
  node: Node<O>,
  cotangents: readonly (Value | null)[],
  wants: readonly boolean[],
): (Value | null)[] {
  const rule = vjpRules[node.op];
  if (rule === "not-differentiable")
    throw new Error(`no gradient flows through node '${node.name}' = ${printCall(node)}`);
  return rule({
    graph: g,
    inputs: node.inputs.map((name) => g.value(name)),
    outputs: node.outputs.map((name) => g.value(name)),
    attributes: node.attributes,
    cotangents,
    wants,
  });
}
