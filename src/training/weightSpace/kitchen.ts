import type { Weights } from "../../clip/model.ts";
import type { Tuning } from "../../recipes/tuning.ts";
import type { FitOptions, Kitchen } from "../../recipes/weightSpace.ts";
import type { DomainPictures } from "../measuring/embedder.ts";
import { flatPretrained, unflatten } from "./flatModel.ts";
import { fitLeaves } from "./leafFit.ts";
import { onDevice } from "../onDevice.ts";
import type { MeasuredModel } from "../run.ts";
import { TensorScope } from "../tensorScope.ts";
import type { Workbench } from "../workbench.ts";
import { WholeBatches } from "../feeds/wholeBatches.ts";

export interface WorkbenchKitchenOptions {
  /** Flat, in the order of the method's ingredients. */
  readonly ingredients: readonly Weights[];
  /** The held-out pictures of the reference domain, and of no other. */
  readonly heldOut: readonly DomainPictures[];
  readonly seed: number;
  /** Told how far a fit is; the fit waits for it. */
  readonly onFit: (step: number, steps: number) => Promise<void>;
}

/** What a weight-space method works with, on a workbench. */
export class WorkbenchKitchen implements Kitchen {
  readonly pretrained: Weights;
  readonly ingredients: readonly Weights[];
  readonly #bench: Workbench;
  readonly #options: WorkbenchKitchenOptions;

  constructor(bench: Workbench, options: WorkbenchKitchenOptions) {
    this.pretrained = flatPretrained(bench.pretrained);
    this.ingredients = options.ingredients;
    this.#bench = bench;
    this.#options = options;
  }

  async accuracy(weights: Weights): Promise<number> {
    const { evaluator } = this.#bench;
    return this.withModel(weights, (model) => evaluator.accuracy(model, this.#options.heldOut));
  }

  async fit(tuning: Tuning, tuned: Weights, options: FitOptions): Promise<Weights> {
    const { heldOut, seed, onFit } = this.#options;
    const scope = new TensorScope(this.#bench.textTower.runtime);
    try {
      const { batchSize, steps } = options;
      const pictures = heldOut[0]!;
      const batches = new WholeBatches(scope, this.#bench, { pictures, batchSize, seed });
      const fitted = await fitLeaves(scope, this.#bench.pretrained, {
        ...options,
        tuning,
        tuned,
        batch: (step) => batches.load(step),
        seed,
        onProgress: (step) => onFit(step, steps),
      });
      return new Map([...tuned, ...fitted]);
    } finally {
      await scope.dispose();
    }
  }

  /** Puts flat weights on the device while `look` looks at them. */
  async withModel<R>(weights: Weights, look: (model: MeasuredModel) => Promise<R>): Promise<R> {
    const { pretrained, textTower } = this.#bench;
    const scope = new TensorScope(textTower.runtime);
    try {
      return await look(onDevice(scope, pretrained, unflatten(weights, pretrained)));
    } finally {
      await scope.dispose();
    }
  }
}
