import type { Value } from "../graph/graph.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Values } from "../shared/schema.ts";
import { unreachable } from "../shared/unreachable.ts";
import { crossEntropy } from "./crossEntropy.ts";
import { scoreDivergence, scoreShift } from "./guidanceTerm.ts";
import { randomTextFields, randomTextsOf } from "./randomTextFields.ts";
import { recipe } from "./recipe.ts";
import { regularizationField } from "./regularizationField.ts";
import type { ObjectiveSite, Tuning } from "./tuning.ts";

const fields = {
  distance: {
    kind: "choice",
    default: "kl",
    options: [
      { value: "mse", label: "Squared", doc: "Half the mean squared shift, as in Lipsum-FT." },
      {
        value: "kl",
        label: "KL",
        doc: "KL divergence of the softmax of the scores, as in CAR-FT.",
      },
    ],
    label: "Distance",
    doc: "How far the scores are from the zero-shot model's. Squared with random texts is Lipsum-FT; KL with contexts is CAR-FT.",
    source: "our setting",
  },
  guidance: {
    kind: "choice",
    default: "random",
    options: [
      { value: "random", label: "Random texts", doc: "Drawn at each step, as in Lipsum-FT." },
      { value: "contexts", label: "Contexts", doc: "The prompt templates, as in CAR-FT." },
      { value: "class-prompts", label: "Class prompts", doc: "The columns of the zero-shot head." },
      {
        value: "directions",
        label: "Random directions",
        doc: "Unit vectors drawn uniformly at each step, without any text.",
      },
      {
        value: "identity",
        label: "Features",
        doc: "The image embeddings themselves. Only with the squared distance.",
      },
    ],
    label: "Guidance",
    doc: "What pictures are scored against. The scores are what shall not change.",
    source: "our setting",
  },
  regularization: regularizationField({
    default: 0.3,
    doc: "Weight of the guidance term. At 0 the method is plain fine-tuning.",
    source: "as Lipsum-FT's; 1 in the authors' code for squared and random texts",
  }),
  ...randomTextFields,
  texts: {
    ...randomTextFields.texts,
    label: "M, vectors a step",
    doc: "How many random texts or random directions are drawn at each step. Other guidance has its own number.",
  },
} as const;

/** Lipsum-FT and CAR-FT taken apart: any distance with any guidance. */
export const guidance = recipe({
  id: "guidance",
  title: "Guidance ablation",
  group: "regularised",
  summary:
    "Fine-tuning between Lipsum-FT and CAR-FT: which scores are held to the zero-shot model's, and by which distance.",
  formula:
    "L = CE(s·f(x)·W, y) + λ · d(v(x), v₀(x)),  v(x) = s·f(x)·Gᵀ,  d = ‖v − v₀‖² / 2M or KL(softmax v₀ ‖ softmax v)",
  references: [
    { label: "Nam, Heo, Lee, Lipsum-FT, ICLR 2024", url: "https://arxiv.org/abs/2404.00860" },
    {
      label: "Mao et al., Context-aware robust fine-tuning, IJCV 2023",
      url: "https://arxiv.org/abs/2211.16175",
    },
  ],
  hyperparameters: fields,
  method(h): Tuning {
    const term = termOf(h);
    return {
      kind: "tuning",
      head: "trained",
      objective: (site) => [
        crossEntropy(site),
        { name: "guidance", value: term(site), weight: h.regularization },
      ],
    };
  },
});

type Hyperparameters = Values<typeof fields>;

function termOf(h: Hyperparameters): (site: ObjectiveSite) => Value {
  const { distance, guidance: kind } = h;
  if (distance === "mse")
    return (site) => scoreShift(site, kind === "identity" ? kind : vectors(site, kind, h));
  if (kind === "identity") throw new FailureError("bad-spec", said("identityByKl"));
  return (site) => scoreDivergence(site, vectors(site, kind, h));
}

/** G, [M,D]. */
function vectors(
  site: ObjectiveSite,
  kind: Exclude<Hyperparameters["guidance"], "identity">,
  h: Hyperparameters,
): Value {
  switch (kind) {
    case "random":
      return site.randomTexts(randomTextsOf(h));
    case "contexts":
      return site.contexts();
    case "class-prompts":
      return site.graph.transposeMatrix(site.zeroShotHead());
    case "directions":
      return site.randomDirections(h.texts);
    default:
      return unreachable(kind);
  }
}
