import { crossEntropy } from "./crossEntropy.ts";
import { linearProbe, linearProbing, probeStart } from "./linearProbe.ts";
import { recipe } from "./recipe.ts";

/** LP-FT (Kumar et al., ICLR 2022): a linear probe first, then plain fine-tuning from its head. */
export const lpFt = recipe({
  id: "lp-ft",
  title: "LP-FT",
  group: "reference",
  summary:
    "Fits the head on frozen features first, then fine-tunes everything: a head that fits moves the features less.",
  formula: "W ← argmin CE(s·f₀(x)·W, y), then L = CE(s·f(x)·W, y)",
  references: linearProbe.references,
  hyperparameters: {
    probeSteps: {
      kind: "number",
      default: 30,
      min: 1,
      max: 10000,
      integer: true,
      scale: "log",
      label: "Probe steps",
      doc: "Updates of the head alone before fine-tuning begins. They are quick: the tower computes nothing.",
      source: "our setting, chosen on validation data",
    },
    probeRateFactor: {
      ...linearProbe.hyperparameters.rateFactor,
      label: "Probe rate ×",
      doc: "The probe's learning rate as a multiple of the experiment's. A head alone takes larger steps than a whole tower.",
    },
    probeStart,
  },
  method: ({ probeSteps, probeRateFactor, probeStart }) => ({
    kind: "tuning",
    head: "trained",
    headStart: linearProbing({
      start: probeStart,
      rateFactor: probeRateFactor,
      steps: probeSteps,
    }),
    objective: (site) => [crossEntropy(site)],
  }),
});
