import { crossEntropy } from "./crossEntropy.ts";
import { scoreDivergence } from "./guidanceTerm.ts";
import { recipe } from "./recipe.ts";
import { regularizationField } from "./regularizationField.ts";

/**
 * CAR-FT (Mao et al., IJCV 2023): a context is a prompt template, embedded as the normalised mean of
 * its prompts over all classes. Scores are multiplied by s0, since a softmax of plain cosines is
 * almost uniform and the term would vanish.
 */
export const carFt = recipe({
  id: "car-ft",
  title: "CAR-FT",
  group: "regularised",
  summary:
    "Fine-tuning that keeps what the image tower says of a picture's context, such as photo or drawing, close to the zero-shot model's.",
  formula:
    "L = CE(s·f(x)·W, y) + λ · KL(softmax v₀(x) ‖ softmax v(x)),  v(x) = s·f(x)·W_ctx, a column a prompt template",
  references: [
    {
      label: "Mao et al., Context-aware robust fine-tuning, IJCV 2023",
      url: "https://arxiv.org/abs/2211.16175",
    },
  ],
  hyperparameters: {
    regularization: regularizationField({
      default: 1,
      doc: "Weight of the context term. At 0 the method is plain fine-tuning; larger values hold the contexts closer to the zero-shot model's.",
      source: "our setting",
    }),
  },
  method: ({ regularization }) => ({
    kind: "tuning",
    head: "trained",
    objective(site) {
      const value = scoreDivergence(site, site.contexts());
      return [crossEntropy(site), { name: "context", value, weight: regularization }];
    },
  }),
});
