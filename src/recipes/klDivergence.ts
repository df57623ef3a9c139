import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import { logSoftmax } from "./crossEntropy.ts";

/**
 * Mean over the batch of KL(softmax target ‖ softmax logits), [1,1]; exactly 0 where the two are equal.
 * @param target logits of the distribution that is held to, [B,K]
 * @param logits [B,K]
 */
export function klDivergence(g: GraphBuilder, target: Value, logits: Value): Value {
  return g.scope("klDivergence", () => {
    const [p, q] = [logSoftmax(g, target), logSoftmax(g, logits)];
    const total = g.reduceSum(g.mul(g.exp(p), g.sub(p, q)), [0, 1]);
    return g.scale(total, 1 / logits.shape[0]!);
  });
}
