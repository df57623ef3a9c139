import type { Weights } from "../../clip/model.ts";
import type { GraphBuilder } from "../../graph/builder.ts";
import type { Value } from "../../graph/graph.ts";
import type { Parameterization } from "../parameterization.ts";

/** How far one tensor may be from its pre-trained value. */
export interface TrustRadius {
  /** Where γ starts. */
  readonly start: number;
  /** ‖Δ‖, Euclidean, of the tensor's change Δ = θ₁ − θ₀. */
  readonly distance: number;
}

/** Keeps the division finite, as in the authors' code. */
const epsilon = 1e-8;

/**
 * By tensor, of every tensor that a run has changed: γ starts in the middle, at ‖Δ‖/2, as in the
 * authors' code for its L2 norm.
 */
export function trustRadii(pretrained: Weights, tuned: Weights): ReadonlyMap<string, TrustRadius> {
  const distances = [...pretrained].map(
    ([name, start]) => [name, distanceOf(start, tuned.get(name)!)] as const,
  );
  return new Map(
    distances
      .filter(([, distance]) => distance > 0)
      .map(([name, distance]) => [name, { start: distance / 2, distance }]),
  );
}

/** What γ is put back into after every update, as in the authors' code: outside it has no gradient. */
export function radiusBounds({ distance }: TrustRadius): {
  readonly min: number;
  readonly max: number;
} {
  return { min: Math.min(epsilon, distance), max: distance };
}

/**
 * TPGM's projection (Tian et al., CVPR 2023): θ = θ₀ + clamp(γ / (‖Δ‖ + 1e-8), 0, 1) · Δ for each
 * tensor of `radii`; a tensor without a radius keeps its pre-trained value. What trains is a γ [1,1]
 * for each, "<name>.gamma".
 */
export function trustRegion(radii: ReadonlyMap<string, TrustRadius>): Parameterization {
  return {
    leaves: () =>
      [...radii].map(([name, { start }]) => ({
        name: radiusName(name),
        shape: [1, 1],
        start: { constant: start },
        rate: "tower",
      })),
    weight(site, name) {
      const { graph: g } = site;
      const pretrained = site.pretrained(name);
      const radius = radii.get(name);
      if (!radius) return pretrained;
      const change = g.sub(site.tuned(name), pretrained);
      const share = clampShare(
        g,
        g.scale(site.leaf(radiusName(name)), 1 / (radius.distance + epsilon)),
      );
      return g.add(pretrained, g.reshape(g.mul(change, share), pretrained.shape));
    },
  };
}

export function radiusName(tensor: string): string {
  return `${tensor}.gamma`;
}

/** `share` kept between 0 and 1. Its gradient is 1 where it lies between or on them, and else 0. */
function clampShare(g: GraphBuilder, share: Value): Value {
  const [zero, one] = [g.filled([1, 1], 0), g.filled([1, 1], 1)];
  const atLeastZero = g.where(g.greater(zero, share), zero, share);
  return g.where(g.greater(share, one), one, atLeastZero);
}

function distanceOf(a: Float32Array, b: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(squares);
}
