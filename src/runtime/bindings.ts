import type { Graph, Value } from "../graph/graph.ts";
import { typeOf } from "../graph/graph.ts";
import { sameShape } from "../graph/shapes.ts";
import { FailureError } from "../shared/failure.ts";
import type { DeviceTensor } from "./runtime.ts";

export type Bindings = Readonly<Record<string, DeviceTensor>>;

/**
 * Throws unless `inputs` and `outputs` hold exactly the graph's names with the graph's dtypes and
 * shapes, and no output tensor is bound twice: no device defines what reading and writing one
 * buffer in the same run gives.
 */
export function checkBindings(graph: Graph, inputs: Bindings, outputs: Bindings): void {
  checkSide(graph, "input", graph.inputs, inputs);
  checkSide(graph, "output", graph.outputs, outputs);
  const bound = new Map<DeviceTensor, string>();
  for (const { name } of graph.inputs) bound.set(inputs[name]!, name);
  for (const { name } of graph.outputs) {
    const other = bound.get(outputs[name]!);
    if (other !== undefined)
      throw misfit(graph, `output '${name}' has the same tensor as '${other}'; give it its own`);
    bound.set(outputs[name]!, name);
  }
}

function checkSide(
  graph: Graph,
  side: "input" | "output",
  values: readonly Value[],
  tensors: Bindings,
): void {
  for (const value of values) {
    const tensor = Object.hasOwn(tensors, value.name) ? tensors[value.name] : undefined;
    if (!tensor) throw misfit(graph, `${side} '${value.name}' (${typeOf(value)}) is not given`);
    if (tensor.dtype !== value.dtype || !sameShape(tensor.shape, value.shape)) {
      const given = `${tensor.dtype}[${tensor.shape.join(",")}]`;
      throw misfit(graph, `${side} '${value.name}' must be ${typeOf(value)}, got ${given}`);
    }
  }
  const known = new Set(values.map(({ name }) => name));
  const stranger = Object.keys(tensors).find((name) => !known.has(name));
  if (stranger !== undefined)
    throw misfit(graph, `'${stranger}' is no ${side}; known are ${[...known].join(", ")}`);
}

function misfit(graph: Graph, rule: string): FailureError {
  return new FailureError("internal", `graph '${graph.name}': ${rule}`);
}
