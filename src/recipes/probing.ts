import type { GraphBuilder } from "../graph/builder.ts";
import type { Shape, Value } from "../graph/graph.ts";
import type { RandomStream } from "../shared/random.ts";
import type { Leaf, ModelSize } from "./parameterization.ts";
import type { LossTerm } from "./tuning.ts";

/** Numbers by name. */
export type Arrays = Readonly<Record<string, Float32Array<ArrayBuffer>>>;

/** f0(x), unit norm [n,D]; or h(x), after the last LayerNorm and before the projection, [n,H]. */
export type FeatureKind = "embedding" | "pooled";

/** Whose features a bank holds. */
export type BankPictures = "reference-train" | "all-validation";

/** Pictures as the frozen image tower sees them once, whole and without augmentation: n pictures. */
export interface FeatureBank {
  /** n. */
  readonly count: number;
  /** Of `features`: D or H. */
  readonly width: number;
  /** [n,width]. */
  readonly features: Float32Array<ArrayBuffer>;
  readonly labels: readonly number[];
  /** Index of each picture's domain in the dataset. */
  readonly domains: readonly number[];
  /** C. */
  readonly classes: number;
  /** s0. */
  readonly logitScale: number;
  /** W_cls, [D,C]. */
  readonly zeroShotHead: Float32Array<ArrayBuffer>;
  /** P, visual_projection.weight, [D,H]. */
  readonly projection: Float32Array<ArrayBuffer>;
  /** D. */
  readonly dimension: number;
  readonly batchSize: number;
  /** Indices of the batch of update `step`; of the training pictures it is that of the image methods. */
  batch(step: number): Uint32Array<ArrayBuffer>;
  /** A stream of the run's seed for a named purpose. */
  random(name: string, index?: number): RandomStream;
}

/** Where a probe's objective is emitted. */
export interface ProbeSite {
  readonly graph: GraphBuilder;
  /** s0. */
  readonly logitScale: number;
  readonly size: ModelSize;
  readonly leaf: (name: string) => Value;
  /** A tensor that the stage's `feed` gives at each update. */
  readonly input: (name: string) => Value;
}

/** A stage as it is set up: what its updates read. */
export interface ProbeFeed {
  /** Shapes of the inputs by name. */
  readonly inputs: Readonly<Record<string, Shape>>;
  /**
   * Every input's numbers at update `step` of the stage, counted from 0. An array that the update
   * before was given too is not written to the device again.
   */
  readonly at: (step: number) => Arrays;
}

export interface ProbeStage {
  /** "Fit", "Calibrate". */
  readonly title: string;
  /**
   * Updates; "common": as many as the experiment has. Of a method the last stage, and it alone, says
   * so; of what a head starts from, none.
   */
  readonly steps: number | "common";
  /** The learning rate as a multiple of the experiment's; 1 where absent. */
  readonly rateFactor?: number;
  /** Called when the stage begins, with what the leaves have become. Throws a FailureError where it cannot begin. */
  feed(bank: FeatureBank, leaves: Arrays): ProbeFeed;
  objective(site: ProbeSite): readonly LossTerm[];
}

/** What a probe changes of the zero-shot model. */
export interface ProbeResult {
  /** [D,C]; absent: the zero-shot head. */
  readonly head?: Float32Array<ArrayBuffer>;
  /** Added to the logits s0 · f · W, [C]. */
  readonly bias?: Float32Array<ArrayBuffer>;
  /** visual_projection.weight, [D,H]; absent: the pre-trained one. */
  readonly projection?: Float32Array<ArrayBuffer>;
}

/** A method that fits its weights on features that the frozen tower computed once: no tower pass a step. */
export interface Probing {
  readonly kind: "probing";
  readonly features: FeatureKind;
  /** The reference domain's training pictures, or the validation pictures of every domain with their labels. */
  readonly pictures: BankPictures;
  leaves(size: ModelSize): readonly Leaf[];
  readonly stages: readonly ProbeStage[];
  result(leaves: Arrays, bank: FeatureBank): ProbeResult;
}
