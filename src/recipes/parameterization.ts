import type { ClipConfig } from "../clip/config.ts";
import type { BranchPlace } from "../clip/encoderLayer.ts";
import type { GraphBuilder } from "../graph/builder.ts";
import type { Shape, Value } from "../graph/graph.ts";

/** The classification head W, [D,C]: a column a class. Pre-trained it is the zero-shot head. */
export const headName = "head.weight";

/** ln s, [1,1]: the logarithm of what cosines are multiplied by. */
export const logitScaleName = "logit_scale";

/** What a parameterization is made for. */
export interface ModelSize {
  readonly config: ClipConfig;
  /** C. */
  readonly classes: number;
}

/** A tensor that trains. */
export interface Leaf {
  /** A model parameter's engine name, `head.weight`, `logit_scale`, or a name of its own. */
  readonly name: string;
  readonly shape: Shape;
  /** Its value before the first update; normal numbers are drawn from the run's seed. */
  readonly start:
    "pretrained" | { readonly constant: number } | { readonly normalDeviation: number };
  /** Which learning rate it has: the common one, or that times the head's factor. */
  readonly rate: "tower" | "head";
}

/** Where weights are emitted: values of the graph by name. Asking for one makes it an input. */
export interface WeightSite {
  readonly graph: GraphBuilder;
  /**
   * "training": as the step graph multiplies; "evaluation": as the plain towers of an evaluation
   * multiply, which know nothing of adapters.
   */
  readonly purpose: "training" | "evaluation";
  /** The size that the parameterization was asked for. */
  readonly size: ModelSize;
  leaf(name: string): Value;
  /** The pre-trained value of a model parameter, `head.weight` or `logit_scale`: never changes. */
  pretrained(name: string): Value;
  /** The value that a finished run gave to a model parameter or `head.weight`; only while a weight-space method fits. */
  tuned(name: string): Value;
}

export interface BranchSite extends WeightSite {
  /** Sequences, and tokens of each: the branch is a matrix [sequences · tokens, H]. */
  readonly sequences: number;
  readonly tokens: number;
  /**
   * Fresh numbers for each step and each sequence, [sequences,1,1]: 1 / probability with that
   * probability, else 0. Every call is another draw.
   */
  keep(probability: number): Value;
}

/** How the towers' weights come from the tensors that train. */
export interface Parameterization {
  leaves(size: ModelSize): readonly Leaf[];
  /** The weight `name` (a model parameter or `head.weight`) that the model multiplies by. */
  weight(site: WeightSite, name: string): Value;
  /** What is added to the residual stream in place of `branch` [rows,H], while training. */
  branch?(site: BranchSite, place: BranchPlace, branch: Value): Value;
}
