import { infoNce } from "./contrastive.ts";
import { bothTowers } from "./parameterizations/bothTowers.ts";
import { recipe } from "./recipe.ts";

export const flyp = recipe({
  id: "flyp",
  title: "FLYP",
  group: "two-tower",
  summary:
    "Fine-tunes both towers as CLIP was pre-trained, by telling a picture's caption from the others of the batch.",
  formula: "L = ½ CE(s·f(x)·g(t)ᵀ, I) + ½ CE(s·g(t)·f(x)ᵀ, I),  tᵢ a prompt of xᵢ's class",
  references: [
    {
      label: "Goyal et al., Finetune like you pretrain, CVPR 2023",
      url: "https://arxiv.org/abs/2212.00638",
    },
  ],
  hyperparameters: {
    targets: {
      kind: "choice",
      default: "diagonal",
      options: [
        {
          value: "diagonal",
          label: "Own caption",
          doc: "Only a picture's own caption is right, even where another of the batch names the same class.",
        },
        {
          value: "label-aware",
          label: "Every caption of the class",
          doc: "All captions of the batch that name the picture's class share the target.",
        },
      ],
      label: "Right captions",
      doc: "What counts as right when a class occurs twice in a batch. With few classes it often does.",
      source: "own caption in the authors' code, which has the other as an option",
    },
  },
  method: ({ targets }) => ({
    kind: "tuning",
    parameterization: bothTowers,
    head: "text-tower",
    objective: (site) => [infoNce(site, targets)],
  }),
});
