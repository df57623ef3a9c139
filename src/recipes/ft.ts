import { crossEntropy } from "./crossEntropy.ts";
import { recipe } from "./recipe.ts";

export const ft = recipe({
  id: "ft",
  title: "FT",
  group: "reference",
  summary:
    "Plain fine-tuning: cross-entropy on the reference domain, and nothing that holds the model back.",
  formula: "L = CE(s·f(x)·W, y)",
  references: [
    {
      label: "Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022",
      url: "https://arxiv.org/abs/2109.01903",
    },
  ],
  hyperparameters: {},
  method: () => ({
    kind: "tuning",
    head: "trained",
    objective: (site) => [crossEntropy(site)],
  }),
});
