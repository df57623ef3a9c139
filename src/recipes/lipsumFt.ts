import { crossEntropy } from "./crossEntropy.ts";
import { recipe } from "./recipe.ts";

/**
 * Lipsum-FT (Nam, Heo, Lee, ICLR 2024, eq. 6-8, as the authors' code computes it):
 * R = mean over the batch of Σ_m (v_m − v0_m)² / 2M with v = s·f·Gᵀ, f and the rows of G unit norm.
 */
export const lipsumFt = recipe({
  id: "lipsum-ft",
  title: "Lipsum-FT",
  group: "regularised",
  summary:
    "Fine-tuning that keeps the image tower's scores on random text close to those of the zero-shot model.",
  formula: "L = CE(s·f(x)·W, y) + λ · ‖v(x) − v₀(x)‖² / 2M,  v(x) = s·f(x)·Gᵀ",
  references: [
    { label: "Nam, Heo, Lee, Lipsum-FT, ICLR 2024", url: "https://arxiv.org/abs/2404.00860" },
  ],
  hyperparameters: {
    regularization: {
      kind: "number",
      default: 1,
      min: 0,
      max: 100,
      scale: "log",
      label: "λ, regularization",
      doc: "Weight of the random-text term. At 0 the method is plain fine-tuning; larger values hold the scores closer to the zero-shot model's.",
      source: "1 in the authors' code",
    },
    texts: {
      kind: "number",
      default: 80,
      min: 1,
      max: 256,
      integer: true,
      label: "M, texts a step",
      doc: "How many random texts are drawn at each step. More texts estimate the energy gap with less noise.",
      source: "80 in the authors' code",
    },
    tokenLength: {
      kind: "number",
      default: 8,
      min: 1,
      max: 30,
      integer: true,
      label: "L, tokens a text",
      doc: "Tokens in each text between the begin and end marks. A lorem-ipsum sentence is cut to as many.",
      source: "8 in the authors' code",
    },
    textSource: {
      kind: "choice",
      default: "uniform",
      options: [
        {
          value: "uniform",
          label: "Uniform tokens",
          doc: "Ids drawn uniformly from the vocabulary, as in the paper.",
        },
        {
          value: "lorem",
          label: "Lorem ipsum",
          doc: "Random sentences of lorem-ipsum words, tokenized as text.",
        },
      ],
      label: "Random text",
      doc: "Where the random texts come from. Uniform tokens are the paper's; lorem ipsum reads better on a slide.",
      source: "paper: uniform tokens",
    },
  },
  method: (h) => ({
    kind: "tuning",
    head: "trained",
    objective(site) {
      const { graph: g, features, logitScale } = site;
      const texts = site.randomTexts({
        count: h.texts,
        tokenLength: h.tokenLength,
        source: h.textSource,
      });
      const frozen = site.frozenFeatures();
      const value = g.scope("lipsum", () => {
        const [batch, count] = [features.shape[0]!, h.texts];
        const gap = g.gemm(g.sub(features, frozen), texts, { transB: true, alpha: logitScale }); // v − v0, [B,M]
        return g.scale(g.reduceSum(g.mul(gap, gap), [0, 1]), 1 / (2 * count * batch));
      });
      return [crossEntropy(site), { name: "lipsum", value, weight: h.regularization }];
    },
  }),
});
