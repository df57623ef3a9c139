import { recipe } from "./recipe.ts";

export const zeroShot = recipe({
  id: "zero-shot",
  title: "Zero-shot",
  group: "reference",
  summary: "The pre-trained model as it is, with the head that its text tower writes from prompts.",
  formula: "W_c = normalize(mean over prompts t of class c of g(t));  logits s·f₀(x)·W",
  references: [
    {
      label:
        "Radford et al., Learning transferable visual models from natural language supervision, ICML 2021",
      url: "https://arxiv.org/abs/2103.00020",
    },
  ],
  hyperparameters: {},
  method: () => ({ kind: "zero-shot" }),
});
