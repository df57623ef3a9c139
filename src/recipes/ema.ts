import { crossEntropy } from "./crossEntropy.ts";
import { recipe } from "./recipe.ts";

/** Plain fine-tuning, of which a moving average is measured; the average starts at θ₀ and W_cls. */
export const ema = recipe({
  id: "ema",
  title: "EMA",
  group: "regularised",
  summary:
    "Plain fine-tuning, but what is measured is a moving average of the weights that starts at the zero-shot model.",
  formula: "L = CE(s·f(x)·W, y);  after each update θ̄ ← d·θ̄ + (1 − d)·θ, from θ̄ = θ₀",
  references: [
    {
      label:
        "Polyak, Juditsky, Acceleration of stochastic approximation by averaging, SIAM J. Control Optim. 1992",
      url: "https://doi.org/10.1137/0330046",
    },
    {
      label: "Nam, Heo, Lee, Lipsum-FT, ICLR 2024 (as a baseline)",
      url: "https://arxiv.org/abs/2404.00860",
    },
  ],
  hyperparameters: {
    decay: {
      kind: "number",
      default: 0.97,
      min: 0,
      max: 0.9999,
      label: "d, decay",
      doc: "How much of the average survives an update: it reaches back some 1/(1 − d) updates. At 0 the method is plain fine-tuning; near 1 the average stays at the zero-shot model.",
      source: "our setting, for runs of about 100 updates",
    },
  },
  method: ({ decay }) => ({
    kind: "tuning",
    head: "trained",
    average: { decay },
    objective: (site) => [crossEntropy(site)],
  }),
});
