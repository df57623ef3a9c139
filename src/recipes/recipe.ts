import type { GraphBuilder } from "../graph/builder.ts";
import type { Value } from "../graph/graph.ts";
import type { Schema, Values } from "../shared/schema.ts";

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
 * B batch, C classes, D joint dimension, M random texts.
 */
export interface ObjectiveSite {
  readonly graph: GraphBuilder;
  /** exp of the pre-trained logit_scale: a constant of the run. */
  readonly logitScale: number;
  /** f(x): unit-norm image embeddings of the tower that trains, [B,D]. */
  readonly features: Value;
  /** f0(x): the same batch through the frozen zero-shot tower, [B,D]. Asking for it adds the frozen pass. */
  frozenFeatures(): Value;
  /** Unit-norm embeddings of this step's random texts, [M,D]. */
  randomTexts(texts: RandomTexts): Value;
  /** logitScale · f(x) · head, [B,C]. */
  readonly logits: Value;
  /** One-hot, [B,C] float32. */
  readonly labels: Value;
}

/** One named summand of the objective: a value of shape [1,1] and its weight. Logged by itself, unweighted. */
export interface LossTerm {
  readonly name: string;
  readonly value: Value;
  readonly weight: number;
}

/** A fine-tuning method as a declaration: the page, the link, the command line and the documents read it. */
export interface Recipe<S extends Schema = Schema> {
  /** As in links and file names: "lipsum-ft". */
  readonly id: string;
  /** As people write it: "Lipsum-FT". */
  readonly title: string;
  /** One plain sentence. */
  readonly summary: string;
  /** The objective in TeX-free text, for help. */
  readonly formula: string;
  readonly references: readonly { readonly label: string; readonly url: string }[];
  readonly hyperparameters: S;
  /** The random texts that a step needs; null for a method without. */
  randomTexts(hyperparameters: Values<S>): RandomTexts | null;
  objective(site: ObjectiveSite, hyperparameters: Values<S>): LossTerm[];
}

/** Declares a recipe; only infers the hyperparameters' type. */
export function recipe<const S extends Schema>(declaration: Recipe<S>): Recipe<S> {
  return declaration;
}
