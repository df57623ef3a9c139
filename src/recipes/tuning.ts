import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import type { Leaf, Parameterization } from "./parameterization.ts";
import type { Probing } from "./probing.ts";

/** Where random text comes from. */
export type TextSource = "uniform" | "lorem";

/** Fresh random texts of a step, encoded by the frozen text tower. */
export interface RandomTexts {
  /** Texts a step, M. */
  readonly count: number;
  /** Tokens a text between BOS and EOS, L. */
  readonly tokenLength: number;
  readonly source: TextSource;
}

/**
 * What an objective is written in terms of: values of the step graph, emitted when first asked for.
 * B batch, C classes, D joint dimension, K prompt templates, M random texts.
 */
export interface ObjectiveSite {
  readonly graph: GraphBuilder;
  /** s0, exp of the pre-trained logit_scale: a constant of the run. */
  readonly logitScale: number;
  /** f(x): unit-norm image embeddings of the tower that trains, [B,D]. */
  readonly features: Value;
  /** f0(x): the same batch through the frozen zero-shot tower, [B,D]. Asking for it adds the frozen pass. */
  frozenFeatures(): Value;
  /** W, [D,C]. */
  head(): Value;
  /** W_cls, [D,C]: unit-norm columns. */
  zeroShotHead(): Value;
  /** s0 · f(x) · W, [B,C]. */
  readonly logits: Value;
  /** One-hot, [B,C] float32. */
  readonly labels: Value;
  /** Unit-norm embeddings of this step's random texts, [M,D]. */
  randomTexts(texts: RandomTexts): Value;
  /** Unit vectors drawn afresh at each step, uniform on the sphere, [count,D]. */
  randomDirections(count: number): Value;
  /** W_ctx: for each prompt template the normalised mean over the classes of its prompts' embeddings, [K,D]. */
  contexts(): Value;
  /** g of a prompt of each picture's class, its template drawn at each step, by the text tower that trains: unit norm, [B,D]. */
  captions(): Value;
  /**
   * A prompt of each picture's class in circumstances that have nothing to do with it, drawn at each
   * step: g by the text tower that trains, and g0 by the frozen one; unit norm, [B,D].
   */
  spuriousTexts(): { readonly tuned: Value; readonly frozen: Value };
  /** s = exp(logit_scale) of a method that trains it, [1,1]. */
  tunedLogitScale(): Value;
  /** Every tensor that trains. */
  readonly leaves: readonly { readonly leaf: Leaf; readonly value: Value }[];
  /** The pre-trained value of a leaf that starts from it. */
  pretrained(name: string): Value;
}

/** One named summand of the objective: a value of shape [1,1] and its weight. Logged by itself, unweighted. */
export interface LossTerm {
  readonly name: string;
  readonly value: Value;
  readonly weight: number;
  /** What `weight` is multiplied by at update k of n, counted from 0, given (k + 1) / n; 1 where absent. */
  readonly schedule?: (progress: number) => number;
}

/** A method that makes optimizer updates on pictures of the reference domain. */
export interface Tuning {
  readonly kind: "tuning";
  /** What trains. Absent: what the experiment's field `trains` says, of image tower and head. */
  readonly parameterization?: Parameterization;
  /** What classifies when the model is measured: `head.weight`, or a zero-shot head by the tuned text tower. */
  readonly head: "trained" | "text-tower";
  /** The learning rate as a multiple of the experiment's; 1 where absent. */
  readonly rateFactor?: number;
  /** The model that is measured is a moving average of the leaves: a ← decay · a + (1 − decay) · leaf. */
  readonly average?: { readonly decay: number };
  /** A head that is fitted on cached features before the first update, and where `head.weight` then starts. */
  readonly headStart?: Probing;
  objective(site: ObjectiveSite): readonly LossTerm[];
}
