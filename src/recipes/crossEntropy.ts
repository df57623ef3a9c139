import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import type { LossTerm, ObjectiveSite } from "./tuning.ts";

/**
 * log softmax over the last axis of [B,C], shifted by the maximum so that it never overflows.
 * The shift cancels, so no gradient need flow through it.
 */
export function logSoftmax(g: GraphBuilder, logits: Value): Value {
  const shifted = g.sub(logits, g.detach(g.reduceMax(logits, [1])));
  return g.sub(shifted, g.log(g.reduceSum(g.exp(shifted), [1])));
}

/**
 * Mean over the batch of -log p(label), [1,1].
 * @param site `logits` [B,C] and `labels` [B,C], whose rows are distributions.
 */
export function crossEntropy(site: Pick<ObjectiveSite, "graph" | "logits" | "labels">): LossTerm {
  const { graph: g, logits, labels } = site;
  const value = g.scope("crossEntropy", () => {
    const batch = labels.shape[0]!;
    const total = g.reduceSum(g.mul(labels, logSoftmax(g, logits)), [0, 1]);
    return g.scale(total, -1 / batch);
  });
  return { name: "cross_entropy", value, weight: 1 };
}
