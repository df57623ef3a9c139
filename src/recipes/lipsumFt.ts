import { crossEntropy } from "./crossEntropy.ts";
import { scoreShift } from "./guidanceTerm.ts";
import { randomTextFields, randomTextsOf } from "./randomTextFields.ts";
import { recipe } from "./recipe.ts";
import { regularizationField } from "./regularizationField.ts";

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
    regularization: regularizationField({
      default: 0.3,
      doc: "Weight of the random-text term. At 0 the method is plain fine-tuning; larger values hold the scores closer to the zero-shot model's.",
      source: "chosen on validation data; 1 in the authors' code",
    }),
    ...randomTextFields,
  },
  method: (h) => ({
    kind: "tuning",
    head: "trained",
    objective(site) {
      const value = scoreShift(site, site.randomTexts(randomTextsOf(h)));
      return [crossEntropy(site), { name: "lipsum", value, weight: h.regularization }];
    },
  }),
});
