import { unitNorm } from "../clip/unitNorm.ts";
import type { Value } from "../graph/graph.ts";
import { calibrationFeed, fitFeed } from "./calibrationInputs.ts";
import { crossEntropy, logSoftmax } from "./crossEntropy.ts";
import type { ProbeSite } from "./probing.ts";
import { recipe } from "./recipe.ts";
import type { LossTerm } from "./tuning.ts";

/** P, [D,H]: what trains. */
const projectionName = "visual_projection.weight";

/**
 * CFR (You et al., CVPR 2024, arXiv 2403.07241) for many classes, on features that the tower computed
 * once: the projection is fitted by cross-entropy; then the training pictures that it still gets
 * wrong are pulled to right ones of their class and pushed from other classes. The released code draws
 * its negatives from the *same* class, which contradicts the paper; here they are of other classes, as
 * described. Its supervised contrastive term on the full batch needs files that were not released:
 * here the full batch has plain cross-entropy.
 */
export const cfr = recipe({
  id: "cfr",
  title: "CFR",
  group: "cached",
  summary:
    "Finds the training pictures that the model still gets wrong and moves them, within the last projection, to right ones of their class.",
  formula:
    "L = CE(B) + c·CE(K) + c·InfoNCE(K),  K: pictures misclassified after the first stage, f = unit(P·h₀(x))",
  references: [
    {
      label: "You et al., Calibrating multi-modal representations, CVPR 2024",
      url: "https://arxiv.org/abs/2403.07241",
    },
  ],
  hyperparameters: {
    fitSteps: {
      kind: "number",
      default: 30,
      min: 1,
      max: 10000,
      integer: true,
      scale: "log",
      label: "Fit steps",
      doc: "Updates of the first stage, which fits the projection to all training pictures. Too many leave none that is wrong to calibrate on.",
      source: "our setting, chosen on validation data; 100 epochs in the authors' code",
    },
    rateFactor: {
      kind: "number",
      default: 1,
      min: 0.01,
      max: 10000,
      scale: "log",
      label: "Rate ×",
      doc: "The projection's learning rate as a multiple of the experiment's, in both stages. A projection alone takes larger steps than a whole tower.",
      source: "our setting, chosen on validation data",
    },
    calibration: {
      kind: "number",
      default: 1.5,
      min: 0,
      max: 100,
      scale: "log",
      label: "c, calibration",
      doc: "Weight of both terms on the misclassified pictures. At 0 the second stage goes on like the first.",
      source: "1.5 in the authors' code, where its schedule never advances",
    },
    temperature: {
      kind: "number",
      default: 1,
      min: 0.01,
      max: 10,
      scale: "log",
      label: "τ, temperature",
      doc: "What cosines are divided by in the contrastive term. Small values press on the hardest negatives.",
      source: "1 in the authors' code",
    },
    negatives: {
      kind: "choice",
      default: "random",
      options: [
        {
          value: "random",
          label: "Random",
          doc: "16 pictures of other classes, drawn afresh at each step.",
        },
        {
          value: "nearest",
          label: "Nearest",
          doc: "The 16 pictures of other classes that lie nearest when the second stage begins.",
        },
      ],
      label: "Negatives",
      doc: "What a misclassified picture is pushed from: pictures of other classes, drawn at random or those it is most easily taken for. The nearest are the hardest to tell apart.",
      source: "our setting; the paper describes both, the authors' code draws from the same class",
    },
  },
  method: ({ fitSteps, rateFactor, calibration, temperature, negatives }) => ({
    kind: "probing",
    features: "pooled",
    pictures: "reference-train",
    leaves: ({ config }) => [
      {
        name: projectionName,
        shape: [config.projectionDim, config.image.hiddenSize],
        start: "pretrained",
        rate: "tower",
      },
    ],
    stages: [
      {
        title: "Fit",
        steps: fitSteps,
        rateFactor,
        feed: fitFeed,
        objective: (site) => [batchTerm(site)],
      },
      {
        title: "Calibrate",
        steps: "common",
        rateFactor,
        feed: (bank, leaves) => calibrationFeed(bank, leaves[projectionName]!, negatives),
        objective: (site) => [
          batchTerm(site),
          ...calibrationTerms(site, { weight: calibration, temperature }),
        ],
      },
    ],
    result: (leaves) => ({ projection: leaves[projectionName]! }),
  }),
});

/** unit(P·h) of rows h, [k,H] to [k,D]. */
function embed({ graph: g, leaf }: ProbeSite, pooled: Value): Value {
  return unitNorm(g, g.gemm(pooled, leaf(projectionName), { transB: true }));
}

/** Cross-entropy of the zero-shot head, a constant, on s0·f·W. */
function headCrossEntropy(site: ProbeSite, features: Value, labels: Value): LossTerm {
  const { graph, input, logitScale } = site;
  const logits = graph.gemm(features, input("head"), { alpha: logitScale });
  return crossEntropy({ graph, logits, labels });
}

function batchTerm(site: ProbeSite): LossTerm {
  return headCrossEntropy(site, embed(site, site.input("features")), site.input("labels"));
}

/**
 * On the misclassified pictures: cross-entropy, and InfoNCE = −log of the softmax at the positive over
 * [a·p, a·n₁ … a·n_K] / τ, p the normalised mean of the positives.
 */
function calibrationTerms(
  site: ProbeSite,
  { weight, temperature }: { readonly weight: number; readonly temperature: number },
): LossTerm[] {
  const { graph: g, input } = site;
  const anchors = embed(site, input("anchors"));
  const calibration = headCrossEntropy(site, anchors, input("anchor_labels"));
  const contrastive = g.scope("contrastive", () => {
    const [batch, dimension] = anchors.shape as [number, number];
    const byAnchor = (rows: Value) => g.reshape(rows, [batch, rows.shape[0]! / batch, dimension]);
    const positives = byAnchor(embed(site, input("positives")));
    const mean = g.reduceSum(g.mul(positives, input("positive_weights")), [1], false);
    const toPositive = g.reduceSum(g.mul(anchors, unitNorm(g, mean)), [1]);
    const negatives = byAnchor(embed(site, input("negatives")));
    const anchor = g.reshape(anchors, [batch, 1, dimension]);
    const toNegatives = g.reduceSum(g.mul(negatives, anchor), [2], false);
    const scores = g.scale(g.concat([toPositive, toNegatives], 1), 1 / temperature);
    const atPositive = g.slice(logSoftmax(g, scores), 1, 0, 1);
    return g.scale(g.reduceSum(atPositive, [0, 1]), -1 / batch);
  });
  return [
    { ...calibration, name: "calibration", weight },
    { name: "contrastive", value: contrastive, weight },
  ];
}
