import type { Weights } from "../clip/model.ts";
import type { Tuning } from "./tuning.ts";
import type { Said } from "../shared/said.ts";

/** A finished run that a weight-space method starts from: as the experiment, but for what is named. */
export interface Ingredient {
  /** A recipe's id. */
  readonly recipe: string;
  /** Added to the experiment's seed. */
  readonly seedOffset: number;
  /** Multiplies the experiment's learning rate. */
  readonly rateFactor: number;
}

export interface FitOptions {
  readonly steps: number;
  readonly learningRate: number;
  readonly batchSize: number;
  /** What a leaf's numbers are put back between after every update, by leaf name. */
  readonly bounds?: ReadonlyMap<string, { readonly min: number; readonly max: number }>;
}

/** What a weight-space method works with. Weights are the image tower's and `head.weight`, by engine name. */
export interface Kitchen {
  /** θ0 and W_cls. */
  readonly pretrained: Weights;
  /** In the order of {@link WeightSpace.ingredients}. */
  readonly ingredients: readonly Weights[];
  /** Share of right answers on the held-out (validation) pictures of the reference domain. */
  accuracy(weights: Weights): Promise<number>;
  /**
   * Fits the leaves of `tuning`, whose weights may read `tuned`, by Adam on whole held-out pictures of the
   * reference domain at a constant rate; returns the weights that it gives in an evaluation.
   */
  fit(tuning: Tuning, tuned: Weights, options: FitOptions): Promise<Weights>;
}

export interface Combined {
  readonly weights: Weights;
  /** What was done, in a plain sentence that the results show ("kept 3 of 5: seeds 0, 2 and 4"). */
  readonly note: Said;
}

/** A method that makes one model of finished runs. */
export interface WeightSpace {
  readonly kind: "weight-space";
  readonly ingredients: readonly Ingredient[];
  combine(kitchen: Kitchen): Promise<Combined>;
  /** The model along a path, for a curve: weights at a parameter's value. Only where there is one. */
  readonly path?: {
    /** "α". */
    readonly parameter: string;
    readonly values: readonly number[];
    at(value: number, kitchen: Pick<Kitchen, "pretrained" | "ingredients">): Weights;
  };
}
