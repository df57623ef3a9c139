import { mpmNce } from "./contrastive.ts";
import { residualAdapters } from "./parameterizations/residualAdapters.ts";
import { recipe } from "./recipe.ts";

/** R-Adapter (Kim et al., ECCV 2024): the numbers of its source are for ten epochs of ImageNet. */
export const rAdapter = recipe({
  id: "r-adapter",
  title: "R-Adapter",
  group: "adapters",
  summary:
    "Keeps CLIP frozen and trains a small linear adapter after each of its branches, merged into the weights in the end.",
  formula: "z ← z + σ·z·W after each branch;  L = MPM-NCE(s₀·(f(x)·g(t)ᵀ + δ·[yᵢ ≠ yⱼ]), ε)",
  references: [
    {
      label:
        "Kim et al., Efficient and versatile robust fine-tuning of zero-shot models, ECCV 2024",
      url: "https://arxiv.org/abs/2408.05749",
    },
  ],
  hyperparameters: {
    rateFactor: {
      kind: "number",
      default: 30,
      min: 0.01,
      max: 1000,
      scale: "log",
      label: "Rate ×",
      doc: "The adapters' learning rate as a multiple of the experiment's. They start at 0, so they need a larger one than weights do.",
      source: "our setting, chosen on validation data; the rate is 5e-4 in the authors' code",
    },
    rank: {
      kind: "number",
      default: 0,
      min: 0,
      max: 256,
      integer: true,
      label: "Rank",
      doc: "Rank of each adapter's matrix. At 0 it is a full matrix; a low rank trains less.",
      source: "full in the paper for whole data sets; 4 for a few pictures a class",
    },
    dropping: {
      kind: "number",
      default: 0.2,
      min: 0,
      max: 0.9,
      label: "Adapter dropping",
      doc: "How often an adapter is left out of a training step, drawn for every picture and text. At 0 none is left out.",
      source: "0.2 in the authors' code, which draws by token position",
    },
    decay: {
      kind: "number",
      default: 0.9,
      min: 0,
      max: 0.9999,
      label: "Average, decay",
      doc: "The model that is measured is a moving average of the adapters: this is what each step keeps of it. At 0 it is the last step's.",
      source: "our setting, chosen on validation data for 100 steps; 0.999 in the authors' code",
    },
    rescale: {
      kind: "number",
      default: 0.5,
      min: 0,
      max: 1,
      label: "Re-scaling",
      doc: "What the adapters count for when the model is measured. At 0 it is the zero-shot model.",
      source: "0.5 in the authors' code, for classification",
    },
    smoothing: {
      kind: "number",
      default: 0.02,
      min: 0,
      max: 0.5,
      label: "ε, smoothing",
      doc: "The share of each target that goes to captions of other classes. At 0 only captions of the own class are right.",
      source: "0.02 in the authors' code",
    },
    margin: {
      kind: "number",
      default: 0.05,
      min: 0,
      max: 1,
      label: "δ, margin",
      doc: "Added to the cosines of pictures with captions of other classes, which so must stay this much further away. At 0 there is no margin.",
      source: "0.05 in the authors' code",
    },
  },
  method: ({ rateFactor, rank, dropping, decay, rescale, smoothing, margin }) => ({
    kind: "tuning",
    parameterization: residualAdapters({ rank, dropping, rescale }),
    head: "text-tower",
    rateFactor,
    average: { decay },
    objective: (site) => [mpmNce(site, { smoothing, margin })],
  }),
});
