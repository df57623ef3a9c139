import type { Value } from "../graph/graph.ts";
import { infoNce, sameClass } from "./contrastive.ts";
import { klDivergence } from "./klDivergence.ts";
import { bothTowers } from "./parameterizations/bothTowers.ts";
import { recipe } from "./recipe.ts";
import type { LossTerm, ObjectiveSite } from "./tuning.ts";

/** StarFT (Kim et al., IJCAI 2025). */
export const starFt = recipe({
  id: "starft",
  title: "StarFT",
  group: "two-tower",
  summary:
    "FLYP that must judge class names in misleading circumstances (“in the snow”) as the zero-shot model does.",
  formula:
    "L = FLYP + λ(1 − k/n) · KL(softmax s₀·f₀(x)·g₀(u)ᵀ ‖ softmax s₀·f(x)·g(u)ᵀ),  uⱼ a misleading text of xⱼ's class",
  references: [
    {
      label: "Kim et al., StarFT, IJCAI 2025",
      url: "https://arxiv.org/abs/2505.13232",
    },
  ],
  hyperparameters: {
    regularization: {
      kind: "number",
      default: 0.5,
      min: 0,
      max: 100,
      scale: "log",
      label: "λ, at first",
      doc: "Weight of the misleading texts' term. It falls with every step and is 0 at the last.",
      source: "0.5 in the authors' code, which lowers it once an epoch",
    },
    mask: {
      kind: "choice",
      default: "yes",
      options: [
        {
          value: "yes",
          label: "Other classes only",
          doc: "A picture is compared only with texts that name another class than its own.",
        },
        {
          value: "no",
          label: "All texts",
          doc: "Also with the texts that name its class: the variant without a mask.",
        },
      ],
      label: "Texts compared",
      doc: "Which misleading texts of the batch a picture is compared with. Texts that name its own class would be half right.",
      source: "other classes only in the authors' code",
    },
  },
  method: ({ regularization, mask }) => ({
    kind: "tuning",
    parameterization: bothTowers,
    head: "text-tower",
    objective: (site) => [
      infoNce(site, "diagonal"),
      {
        ...spuriousDivergence(site, mask === "yes"),
        weight: regularization,
        schedule: (progress) => 1 - progress,
      },
    ],
  }),
});

/**
 * Mean over the batch of KL(p₀ ‖ p), p and p₀ the tuned and the frozen model's distributions over the
 * batch's misleading texts, both at the pre-trained logit scale. Masked, texts of the picture's own
 * class have no part in either.
 */
export function spuriousDivergence(
  site: Pick<
    ObjectiveSite,
    "graph" | "features" | "labels" | "logitScale" | "frozenFeatures" | "spuriousTexts"
  >,
  isMasked: boolean,
): LossTerm {
  const { graph: g, features, logitScale } = site;
  const texts = site.spuriousTexts();
  const frozenFeatures = site.frozenFeatures();
  const value = g.scope("spurious", () => {
    const excluded = isMasked ? g.greater(sameClass(site), g.scalar(0.5)) : null;
    const scores = (images: Value, against: Value) => {
      const all = g.gemm(images, against, { transB: true, alpha: logitScale });
      // Far below every score, but finite: 0 · (log 0 − log 0) must not be NaN.
      return excluded ? g.where(excluded, g.scalar(-1e8), all) : all;
    };
    return klDivergence(g, scores(frozenFeatures, texts.frozen), scores(features, texts.tuned));
  });
  return { name: "spurious", value, weight: 1 };
}
