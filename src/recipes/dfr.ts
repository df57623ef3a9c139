import type { Balance } from "./balancedSubset.ts";
import { balancedSubset, groupsOf } from "./balancedSubset.ts";
import { crossEntropy } from "./crossEntropy.ts";
import { featureScaler, standardized } from "./featureScaler.ts";
import { featureRows, labelRows } from "./pictureRows.ts";
import type { Arrays, FeatureBank, ProbeFeed, ProbeResult, ProbeSite } from "./probing.ts";
import { recipe } from "./recipe.ts";
import type { LossTerm } from "./tuning.ts";

/** [R,D,C], and [R,1,C]: a last layer for each refit. */
const weightName = "last_layer.weight";
const biasName = "last_layer.bias";

/** Pictures of one refit, so that the features of all refits stay small enough to lie on the device. */
const mostPictures = 1024;

/**
 * Deep feature reweighting (Kirichenko, Izmailov, Wilson, ICLR 2023): the last layer is fitted anew, as
 * a regularised logistic regression on standardised features of a balanced set, and the fits on R
 * such sets are averaged. For more than two classes it is multinomial with an L2 penalty, where the
 * authors' two-class code has an L1 penalty.
 */
export const dfr = recipe({
  id: "dfr",
  title: "DFR",
  group: "cached",
  summary:
    "Keeps the tower and refits the last layer on a set in which every class, or every class of every domain, counts the same.",
  formula: "L = mean over r of CE(x̂·Wᵣ + bᵣ, y) + ‖Wᵣ‖² / 2Cn,  x̂ = (f₀(x) − μ) / σ",
  references: [
    {
      label: "Kirichenko, Izmailov, Wilson, Last layer re-training, ICLR 2023",
      url: "https://arxiv.org/abs/2204.02937",
    },
  ],
  hyperparameters: {
    balance: {
      kind: "choice",
      default: "class",
      options: [
        {
          value: "class",
          label: "By class",
          doc: "Training pictures of the reference domain, as many of each class. Nothing of another domain is seen.",
        },
        {
          value: "class-domain",
          label: "By class and domain",
          doc: "Validation pictures of every domain, as many of each class of each: it is shown labelled pictures of the shifted domains, as no other method here is.",
        },
      ],
      label: "Balance",
      doc: "Which groups count the same. By class and domain, the method trains on labelled validation pictures of the shifted domains: its live accuracies are then of pictures it was fitted on, and its results compare with no other method's.",
      source: "our setting; the paper's code has groups of class and background",
    },
    refits: {
      kind: "number",
      default: 10,
      min: 1,
      max: 50,
      integer: true,
      label: "R, refits",
      doc: "How many balanced sets are drawn and fitted; their last layers are averaged. More of them average out which pictures were drawn.",
      source: "10 in the authors' code on training data, 20 on validation data",
    },
    strength: {
      kind: "number",
      default: 0.1,
      min: 0.0001,
      max: 10000,
      scale: "log",
      label: "C, inverse penalty",
      doc: "How weak the L2 penalty is, as in logistic regression. Small values hold the last layer near zero.",
      source: "our setting, chosen on validation data; a grid from 0.01 to 1 in the authors' code",
    },
    rateFactor: {
      kind: "number",
      default: 100,
      min: 0.01,
      max: 10000,
      scale: "log",
      label: "Rate ×",
      doc: "The last layer's learning rate as a multiple of the experiment's. It starts at zero, on standardised features, and has far to go.",
      source: "our setting, chosen on validation data",
    },
  },
  method: ({ balance, refits, strength, rateFactor }) => ({
    kind: "probing",
    features: "embedding",
    pictures: balance === "class" ? "reference-train" : "all-validation",
    leaves: ({ config, classes }) => [
      {
        name: weightName,
        shape: [refits, config.projectionDim, classes],
        start: { constant: 0 },
        rate: "head",
      },
      { name: biasName, shape: [refits, 1, classes], start: { constant: 0 }, rate: "head" },
    ],
    stages: [
      {
        title: "Refit",
        steps: "common",
        rateFactor,
        feed: (bank) => refitFeed(bank, drawSubsets(bank, balance, refits)),
        objective: (site) => refitObjective(site, strength),
      },
    ],
    result: averagedRefits,
  }),
});

/** The pictures of each refit, all equally many. */
export function drawSubsets(bank: FeatureBank, balance: Balance, refits: number): number[][] {
  const groups = groupsOf(bank, balance);
  return Array.from({ length: refits }, (_, r) =>
    balancedSubset(groups, mostPictures, bank.random("dfr-subset", r)),
  );
}

/** Every refit's whole set at every update. */
export function refitFeed(bank: FeatureBank, subsets: readonly (readonly number[])[]): ProbeFeed {
  const [refits, count] = [subsets.length, subsets[0]!.length];
  const pictures = subsets.flat();
  const arrays: Arrays = {
    features: standardized(featureRows(bank, pictures), featureScaler(bank)),
    labels: labelRows(bank, pictures),
  };
  return {
    inputs: {
      features: [refits, count, bank.width],
      labels: [refits * count, bank.classes],
    },
    at: () => arrays,
  };
}

/** The mean over the refits, which share nothing: each is fitted as if alone. */
function refitObjective({ graph: g, leaf, input }: ProbeSite, strength: number): LossTerm[] {
  const [features, labels, weight] = [input("features"), input("labels"), leaf(weightName)];
  const [refits, count] = features.shape as [number, number, number];
  const logits = g.add(g.matmul(features, weight), leaf(biasName));
  const flat = g.reshape(logits, labels.shape);
  const squares = g.reshape(g.reduceSum(g.mul(weight, weight), [0, 1, 2]), [1, 1]);
  return [
    crossEntropy({ graph: g, logits: flat, labels }),
    { name: "l2", value: g.scale(squares, 1 / (2 * refits)), weight: 1 / (strength * count) },
  ];
}

/** x̂·W + b as s0·f·head + bias, with the means of W and b over the refits. */
function averagedRefits(leaves: Arrays, bank: FeatureBank): ProbeResult {
  const { classes, width, logitScale } = bank;
  const { mean, deviation } = featureScaler(bank);
  const weight = meanOfRefits(leaves[weightName]!, width * classes);
  const bias = meanOfRefits(leaves[biasName]!, classes);
  weight.forEach((w, i) => {
    const d = Math.floor(i / classes);
    bias[i % classes]! -= (w * mean[d]!) / deviation[d]!;
  });
  const head = Float32Array.from(
    weight,
    (w, i) => w / (deviation[Math.floor(i / classes)]! * logitScale),
  );
  return { head, bias: Float32Array.from(bias) };
}

function meanOfRefits(values: Float32Array, size: number): Float64Array {
  const mean = new Float64Array(size);
  values.forEach((value, i) => (mean[i % size]! += (value * size) / values.length));
  return mean;
}
