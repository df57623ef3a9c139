/**
 * What Lipsum-FT, CAR-FT and the variants between them hold: the scores v(x) = s0·f(x)·Gᵀ of a picture
 * against M guiding vectors, which shall stay those of the zero-shot model, v0(x) = s0·f0(x)·Gᵀ.
 */
import type { Value } from "../graph/graph.ts";
import { klDivergence } from "./klDivergence.ts";
import type { ObjectiveSite } from "./tuning.ts";

/**
 * Mean over the batch of Σ_m (v_m − v0_m)² / 2M, [1,1].
 * @param guidance G [M,D], rows of unit norm; "identity" is G = I, M = D: the embeddings themselves.
 */
export function scoreShift(site: ObjectiveSite, guidance: Value | "identity"): Value {
  const { graph: g, features, logitScale } = site;
  const frozen = site.frozenFeatures();
  return g.scope("scoreShift", () => {
    const moved = g.sub(features, frozen);
    const shift =
      guidance === "identity"
        ? g.scale(moved, logitScale)
        : g.gemm(moved, guidance, { transB: true, alpha: logitScale });
    const [batch, count] = shift.shape as [number, number];
    return g.scale(g.reduceSum(g.mul(shift, shift), [0, 1]), 1 / (2 * count * batch));
  });
}

/**
 * Mean over the batch of KL(softmax v0 ‖ softmax v), [1,1].
 * @param guidance G [M,D], rows of unit norm
 */
export function scoreDivergence(site: ObjectiveSite, guidance: Value): Value {
  const { graph: g, features, logitScale } = site;
  const frozen = site.frozenFeatures();
  return g.scope("scoreDivergence", () => {
    const scores = (of: Value) => g.gemm(of, guidance, { transB: true, alpha: logitScale });
    return klDivergence(g, scores(frozen), scores(features));
  });
}
