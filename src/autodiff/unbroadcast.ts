import type { GraphBuilder } from "../graph/builder.ts";
import type { Shape, Value } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { sameShape } from "../graph/shapes.ts";

/** Undoes a broadcast: sums `cotangent` over the axes along which `shape` was repeated. */
export function unbroadcast(g: GraphBuilder, cotangent: Value, shape: Shape): Value {
  const from = cotangent.shape;
  if (sameShape(from, shape)) return cotangent;
  const aligned = [...Array<number>(from.length - shape.length).fill(1), ...shape];
  const repeated = [...from.keys()].filter((axis) => aligned[axis] === 1 && from[axis] !== 1);
  if (repeated.length === 0) return g.reshape(cotangent, shape);
  const isLeading = repeated.every((axis, i) => axis === i);
  const columns = sizeOf(from.slice(repeated.length));
  if (isLeading && columns > 1) {
    // ones · X: one product, where ReduceSum over outer axes would transpose all of X first.
    const rows = sizeOf(from) / columns;
    const ones = g.filled([1, rows], 1);
    return g.reshape(g.gemm(ones, g.reshape(cotangent, [rows, columns])), shape);
  }
  return g.reshape(g.reduceSum(cotangent, repeated), shape);
}
