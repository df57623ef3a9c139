import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";

/** x / ‖x‖ over the last axis. */
export function unitNorm(g: GraphBuilder, x: Value): Value {
  return g.scope("unitNorm", () => {
    const squares = g.reduceSum(g.mul(x, x), [x.shape.length - 1]);
    return g.div(x, g.sqrt(squares));
  });
}
