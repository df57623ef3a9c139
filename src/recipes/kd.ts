import { crossEntropy } from "./crossEntropy.ts";
import { klDivergence } from "./klDivergence.ts";
import { recipe } from "./recipe.ts";
import { regularizationField } from "./regularizationField.ts";

/** Distillation of the zero-shot model's predictions on the same augmented batch: z₀ = s·f₀·W_cls. */
export const kd = recipe({
  id: "kd",
  title: "KD",
  group: "regularised",
  summary:
    "Fine-tuning that keeps the predicted classes close to the zero-shot model's predictions.",
  formula:
    "L = CE(z, y) + λ · τ² · KL(softmax(z₀/τ) ‖ softmax(z/τ)),  z = s·f(x)·W,  z₀ = s·f₀(x)·W₀",
  references: [
    {
      label: "Hinton, Vinyals, Dean, Distilling the knowledge in a neural network, 2015",
      url: "https://arxiv.org/abs/1503.02531",
    },
  ],
  hyperparameters: {
    regularization: regularizationField({
      default: 1,
      doc: "Weight of the distillation term. At 0 the method is plain fine-tuning.",
      source: "our setting",
    }),
    temperature: {
      kind: "number",
      default: 1,
      min: 0.1,
      max: 20,
      scale: "log",
      label: "τ, temperature",
      doc: "What both models' logits are divided by before they are compared. Larger values make unlikely classes count more.",
      source: "our setting",
    },
  },
  method: ({ regularization, temperature }) => ({
    kind: "tuning",
    head: "trained",
    objective(site) {
      const { graph: g, logits, logitScale } = site;
      const [frozen, head] = [site.frozenFeatures(), site.zeroShotHead()];
      const value = g.scope("distillation", () => {
        const zeroShot = g.gemm(frozen, head, { alpha: logitScale });
        const divergence = klDivergence(
          g,
          g.scale(zeroShot, 1 / temperature),
          g.scale(logits, 1 / temperature),
        );
        return g.scale(divergence, temperature ** 2);
      });
      return [crossEntropy(site), { name: "distillation", value, weight: regularization }];
    },
  }),
});
