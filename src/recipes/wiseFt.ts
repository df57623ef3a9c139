import { interpolate } from "./interpolate.ts";
import { recipe } from "./recipe.ts";
import type { Base } from "./startsFrom.ts";
import { startsFrom, titleOf } from "./startsFrom.ts";
import { said } from "../shared/said.ts";

/** WiSE-FT (Wortsman et al., CVPR 2022): a straight line in weight space. */
export function wiseFt(bases: readonly Base[]) {
  return recipe({
    id: "wise-ft",
    title: "WiSE-FT",
    group: "weight-space",
    summary:
      "Mixes the weights of a finished run with the pre-trained ones, tensor by tensor, after training.",
    formula: "θ(α) = (1 − α)·θ₀ + α·θ₁, the head W included",
    references: [
      {
        label: "Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022",
        url: "https://arxiv.org/abs/2109.01903",
      },
    ],
    hyperparameters: {
      of: startsFrom(bases),
      alpha: {
        kind: "number",
        default: 0.5,
        min: 0,
        max: 1,
        label: "α, share of the run",
        doc: "0 is the zero-shot model and 1 the finished run, both bit for bit. Between them lies a trade-off that costs no training.",
        source: "0.5 in the authors' code",
      },
    },
    method: ({ of, alpha }) => ({
      kind: "weight-space",
      ingredients: [{ recipe: of, seedOffset: 0, rateFactor: 1 }],
      combine: ({ pretrained, ingredients: [tuned] }) =>
        Promise.resolve({
          weights: interpolate(pretrained, tuned!, alpha),
          note: said("alphaNote", alpha, titleOf(bases, of)),
        }),
      path: {
        parameter: "α",
        values: Array.from({ length: 11 }, (_, i) => i / 10),
        at: (value, { pretrained, ingredients: [tuned] }) => interpolate(pretrained, tuned!, value),
      },
    }),
  });
}
