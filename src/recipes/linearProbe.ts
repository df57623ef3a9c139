import { crossEntropy } from "./crossEntropy.ts";
import { headName } from "./parameterization.ts";
import { featureRows, labelRows } from "./pictureRows.ts";
import type { Probing, ProbeStage } from "./probing.ts";
import { recipe } from "./recipe.ts";

/** Where a linear probe's head starts. */
export const probeStart = {
  kind: "choice",
  default: "zero-shot",
  options: [
    {
      value: "zero-shot",
      label: "Zero-shot head",
      doc: "The head that the class names give: the probe begins as the zero-shot model.",
    },
    {
      value: "zeros",
      label: "Zeros",
      doc: "A head that knows nothing, so that all of it is learnt from the pictures.",
    },
  ],
  label: "Head starts",
  doc: "What the head is before its first update. From zeros the probe forgets what the class names say.",
  source: "our setting; the literature has both",
} as const;

/** A linear probe: the head alone trains, on the frozen tower's embeddings f0(x). */
export const linearProbe = recipe({
  id: "linear-probe",
  title: "Linear probe",
  group: "reference",
  summary:
    "Trains the classification head alone; the image tower stays as it was, so no feature moves.",
  formula: "L = CE(s·f₀(x)·W, y)",
  references: [
    {
      label: "Kumar et al., Fine-tuning can distort pretrained features, ICLR 2022",
      url: "https://arxiv.org/abs/2202.10054",
    },
  ],
  hyperparameters: {
    start: probeStart,
    rateFactor: {
      kind: "number",
      default: 10,
      min: 0.01,
      max: 10000,
      scale: "log",
      label: "Rate ×",
      doc: "The head's learning rate as a multiple of the experiment's. A head alone takes larger steps than a whole tower.",
      source: "our setting, chosen on validation data",
    },
  },
  method: ({ start, rateFactor }) => linearProbing({ start, rateFactor, steps: "common" }),
});

/** The probe as a method of its own (steps "common") or as what a head starts from. */
export function linearProbing({
  start,
  rateFactor,
  steps,
}: {
  readonly start: "zero-shot" | "zeros";
  readonly rateFactor: number;
  readonly steps: ProbeStage["steps"];
}): Probing {
  return {
    kind: "probing",
    features: "embedding",
    pictures: "reference-train",
    leaves: ({ config, classes }) => [
      {
        name: headName,
        shape: [config.projectionDim, classes],
        start: start === "zeros" ? { constant: 0 } : "pretrained",
        rate: "head",
      },
    ],
    stages: [
      {
        title: "Fit the head",
        steps,
        rateFactor,
        feed: (bank) => ({
          inputs: {
            features: [bank.batchSize, bank.width],
            labels: [bank.batchSize, bank.classes],
          },
          at: (step) => ({
            features: featureRows(bank, bank.batch(step)),
            labels: labelRows(bank, bank.batch(step)),
          }),
        }),
        objective({ graph, leaf, input, logitScale }) {
          const logits = graph.gemm(input("features"), leaf(headName), { alpha: logitScale });
          return [crossEntropy({ graph, logits, labels: input("labels") })];
        },
      },
    ],
    result: (leaves) => ({ head: leaves[headName]! }),
  };
}
