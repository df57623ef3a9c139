import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { crossEntropy } from "./crossEntropy.ts";
import type { Leaf } from "./parameterization.ts";
import { headName } from "./parameterization.ts";
import { recipe } from "./recipe.ts";
import { regularizationField } from "./regularizationField.ts";
import type { ObjectiveSite } from "./tuning.ts";

/**
 * L2-SP (Li, Grandvalet, Davoine, ICML 2018): a penalty on the distance to where training started.
 * It is part of the loss, so AdamW rescales its gradient with the rest, unlike a decoupled decay.
 */
export const l2Sp = recipe({
  id: "l2-sp",
  title: "L2-SP",
  group: "regularised",
  summary: "Fine-tuning that pulls the weights back to the zero-shot model's.",
  formula: "L = CE(s·f(x)·W, y) + λ/2 · ‖θ − θ₀‖²",
  references: [
    {
      label:
        "Li, Grandvalet, Davoine, Explicit inductive bias for transfer learning with convolutional networks, ICML 2018",
      url: "https://arxiv.org/abs/1802.01483",
    },
  ],
  hyperparameters: {
    regularization: regularizationField({
      default: 0.1,
      doc: "Weight of the pull towards the start. At 0 the method is plain fine-tuning.",
      source: "our setting",
    }),
    anchorHead: {
      kind: "choice",
      default: "yes",
      options: [
        { value: "yes", label: "Yes", doc: "The head is held to the zero-shot head." },
        { value: "no", label: "No", doc: "Only the tower is held; the head moves freely." },
      ],
      label: "Hold the head",
      doc: "Whether the classification head is pulled back too. It has a start worth keeping here: the zero-shot head.",
      source: "our setting",
    },
  },
  method: ({ regularization, anchorHead }) => ({
    kind: "tuning",
    head: "trained",
    objective(site) {
      const value = squaredDistance(site, anchorHead === "yes");
      return [crossEntropy(site), { name: "l2_sp", value, weight: regularization }];
    },
  }),
});

/**
 * ½ Σ ‖leaf − start‖² over the leaves whose start is known, [1,1]. Of LoRA's leaves these are the
 * zeros that every B starts from, so that the pull is towards BA = 0; A starts at random and is free.
 */
function squaredDistance(site: ObjectiveSite, withHead: boolean): Value {
  const { graph: g } = site;
  const anchorOf = ({ name, start }: Leaf) => {
    if (name === headName && !withHead) return null;
    if (start === "pretrained") return site.pretrained(name);
    return "constant" in start ? g.scalar(start.constant) : null;
  };
  return g.scope("l2Sp", () => {
    const sums = site.leaves.flatMap(({ leaf, value }) => {
      const anchor = anchorOf(leaf);
      return anchor ? [sumOfSquares(g, g.sub(value, anchor))] : [];
    });
    const total = sums.reduce((a, b) => g.add(a, b));
    return g.scale(total, 1 / 2);
  });
}

/** [1,1]; by rows first, so that a device sums the rows of a large matrix side by side. */
function sumOfSquares(g: GraphBuilder, x: Value): Value {
  const rows = x.shape.length > 1 ? x.shape[0]! : 1;
  const columns = sizeOf(x.shape) / rows;
  const matrix = g.reshape(x, [rows, columns]);
  const squares = g.mul(matrix, matrix);
  return g.reduceSum(rows > 1 && columns > 1 ? g.reduceSum(squares, [1]) : squares, [0, 1]);
}
