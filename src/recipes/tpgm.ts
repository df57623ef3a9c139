import type { Weights } from "../clip/model.ts";
import { crossEntropy } from "./crossEntropy.ts";
import type { TrustRadius } from "./parameterizations/trustRegion.ts";
import {
  radiusBounds,
  radiusName,
  trustRadii,
  trustRegion,
} from "./parameterizations/trustRegion.ts";
import { recipe } from "./recipe.ts";
import type { Base } from "./startsFrom.ts";
import { startsFrom, titleOf } from "./startsFrom.ts";
import type { Tuning } from "./tuning.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";

/** TPGM (Tian et al., CVPR 2023) as its authors apply it to CLIP: once, after fine-tuning, with the L2 norm. */
export function tpgm(bases: readonly Base[]) {
  return recipe({
    id: "tpgm",
    title: "TPGM",
    group: "weight-space",
    summary:
      "Pulls each tensor of a finished run back towards its pre-trained value, as far as held-out pictures ask for.",
    formula: "θₙ = θ₀ₙ + min(1, γₙ / ‖Δₙ‖)·Δₙ,  Δ = θ₁ − θ₀;  γ minimises CE on held-out pictures",
    references: [
      {
        label: "Tian et al., Trainable projected gradient method, CVPR 2023",
        url: "https://arxiv.org/abs/2303.10720",
      },
    ],
    hyperparameters: {
      of: startsFrom(bases),
      iterations: {
        kind: "number",
        default: 200,
        min: 1,
        max: 5000,
        integer: true,
        scale: "log",
        label: "Iterations",
        doc: "Updates of the radii, each on a batch of the reference domain's held-out pictures. The weights themselves stay as they are.",
        source: "200 in the authors' code for CLIP",
      },
      rate: {
        kind: "number",
        default: 0.01,
        min: 1e-5,
        max: 10,
        scale: "log",
        label: "Radius rate",
        doc: "Adam's step size for the radii, constant. A radius is a distance in weight space, and starts at half of what its tensor moved.",
        source: "0.01 in the authors' code",
      },
      batch: {
        kind: "number",
        default: 64,
        min: 1,
        max: 512,
        integer: true,
        scale: "log",
        label: "Batch, radii",
        doc: "Held-out pictures in each update of the radii, whole and without augmentation. More of them steady the radii and take longer.",
        source: "64 in the authors' code",
      },
    },
    method: ({ of, iterations, rate, batch }) => ({
      kind: "weight-space",
      ingredients: [{ recipe: of, seedOffset: 0, rateFactor: 1 }],
      async combine(kitchen) {
        const { pretrained } = kitchen;
        const tuned = kitchen.ingredients[0]!;
        const radii = trustRadii(pretrained, tuned);
        if (radii.size === 0)
          return { weights: tuned, note: said("nothingMoved", titleOf(bases, of)) };
        const weights = await kitchen.fit(radiusTuning(radii), tuned, {
          steps: iterations,
          learningRate: rate,
          batchSize: batch,
          bounds: new Map([...radii].map(([name, r]) => [radiusName(name), radiusBounds(r)])),
        });
        return { weights, note: noteOn(keptShares(radii, pretrained, weights)) };
      },
    }),
  });
}

/** Fits the radii and nothing else. */
export function radiusTuning(radii: ReadonlyMap<string, TrustRadius>): Tuning {
  return {
    kind: "tuning",
    parameterization: trustRegion(radii),
    head: "trained",
    objective: (site) => [crossEntropy(site)],
  };
}

/** Of every tensor with a radius, how much of its change is left: 0 to 1. */
function keptShares(
  radii: ReadonlyMap<string, TrustRadius>,
  pretrained: Weights,
  weights: Weights,
): number[] {
  const left = trustRadii(pretrained, weights);
  return [...radii].map(([name, { distance }]) => (left.get(name)?.distance ?? 0) / distance);
}

function noteOn(shares: readonly number[]): Said {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  return said("keptShares", shares.length, percent(mean), percent(least), percent(most));
}
