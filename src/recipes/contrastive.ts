import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import { crossEntropy } from "./crossEntropy.ts";
import type { LossTerm, ObjectiveSite } from "./tuning.ts";

/** Which captions of the batch are right for a picture: its own, or all of its class. */
export type ContrastiveTargets = "diagonal" | "label-aware";

/** What these terms are written in terms of. */
export type ContrastiveSite = Pick<ObjectiveSite, "graph" | "features" | "labels" | "captions">;

/** 1 where picture i and picture j of the batch are of one class, else 0, [B,B]. */
export function sameClass({ graph: g, labels }: Pick<ObjectiveSite, "graph" | "labels">): Value {
  return g.gemm(labels, labels, { transB: true });
}

/**
 * CLIP's contrastive loss over the batch's pictures and their captions, with the logit scale that
 * trains (FLYP; Goyal et al., CVPR 2023): cross-entropy of s·f·gᵀ by row and by column, averaged.
 */
export function infoNce(
  site: ContrastiveSite & Pick<ObjectiveSite, "tunedLogitScale">,
  targets: ContrastiveTargets,
): LossTerm {
  const { graph: g, features } = site;
  const scale = site.tunedLogitScale();
  const captions = site.captions();
  const value = g.scope("contrastive", () => {
    const scores = g.mul(g.gemm(features, captions, { transB: true }), scale);
    const right = targets === "diagonal" ? identity(g, features.shape[0]!) : classShares(site);
    return symmetricCrossEntropy(g, scores, right);
  });
  return { name: "contrastive", value, weight: 1 };
}

export interface MpmNceOptions {
  /** ε: how much of each target is spread over the captions of other classes. */
  readonly smoothing: number;
  /** δ: added to the cosines of pairs of different classes. */
  readonly margin: number;
}

/**
 * Multi-positive margin NCE (R-Adapter; Kim et al., ECCV 2024): all captions of a picture's class
 * share its target, smoothed by ε over the others, whose cosines are raised by the margin δ before
 * the constant logit scale. With ε = δ = 0 and all classes distinct it is {@link infoNce}.
 */
export function mpmNce(
  site: ContrastiveSite & Pick<ObjectiveSite, "logitScale">,
  { smoothing, margin }: MpmNceOptions,
): LossTerm {
  const { graph: g, features, logitScale } = site;
  const captions = site.captions();
  const value = g.scope("contrastive", () => {
    const others = g.sub(g.scalar(1), sameClass(site));
    const cosines = g.gemm(features, captions, { transB: true });
    const scores = g.scale(g.add(cosines, g.scale(others, margin)), logitScale);
    const count = g.reduceSum(others, [1]);
    // A batch of one class has no negatives to spread anything over.
    const spread = g.div(others, g.where(g.greater(count, g.scalar(0)), count, g.scalar(1)));
    const targets = g.add(g.scale(classShares(site), 1 - smoothing), g.scale(spread, smoothing));
    return symmetricCrossEntropy(g, scores, targets);
  });
  return { name: "contrastive", value, weight: 1 };
}

/** For each row the uniform distribution over the pictures of its class, [B,B]. */
export function classShares(site: Pick<ObjectiveSite, "graph" | "labels">): Value {
  const { graph: g } = site;
  const same = sameClass(site);
  return g.div(same, g.reduceSum(same, [1]));
}

/** The mean of both directions, [1,1]. `targets` [B,B] are symmetric, so they serve rows and columns. */
function symmetricCrossEntropy(g: GraphBuilder, scores: Value, targets: Value): Value {
  const directions = [scores, g.transposeMatrix(scores)].map(
    (logits) => crossEntropy({ graph: g, logits, labels: targets }).value,
  );
  return g.scale(g.add(directions[0]!, directions[1]!), 1 / 2);
}

function identity(g: GraphBuilder, extent: number): Value {
  const ones = Float32Array.from({ length: extent ** 2 }, (_, at) => +(at % (extent + 1) === 0));
  return g.constant([extent, extent], ones);
}
