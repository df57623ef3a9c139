import type { DeviceTensor, Runtime } from "../../runtime/runtime.ts";
import type { Tensors } from "../run.ts";
import type { TensorScope } from "../tensorScope.ts";
import type { LossSlot } from "./lossLog.ts";

/** Puts part `index` of a batch, counted from 0, where a step graph reads it. */
export interface PartLoader {
  load(index: number): void;
}

export interface BatchPartsOptions {
  /** Two at least. */
  readonly count: number;
  readonly loader: PartLoader;
  /** Where `gradient/<leaf>` of a part goes before it joins those of the parts before. */
  readonly gradients: Tensors;
  /** How many loss terms there are. */
  readonly terms: number;
}

/**
 * A batch that is computed in equal parts, one after the other. Of a loss that is a mean over pictures
 * the mean over the parts is the loss of the whole, and so is its gradient.
 */
export class BatchParts {
  readonly #runtime: Runtime;
  readonly #options: BatchPartsOptions;
  readonly #slot: LossSlot;

  /** What it makes belongs to `scope`. */
  constructor(scope: TensorScope, options: BatchPartsOptions) {
    this.#runtime = scope.runtime;
    this.#options = options;
    const scalar = () => scope.tensor([1, 1]);
    this.#slot = { loss: scalar(), terms: Array.from({ length: options.terms }, scalar) };
  }

  /**
   * Runs `compute` on every part, and leaves the means in `slot` and `gradients`.
   * @param compute writes what a part gives into what it is given.
   */
  async mean(
    slot: LossSlot,
    gradients: Tensors,
    compute: (slot: LossSlot, gradients: Tensors) => Promise<void>,
  ): Promise<void> {
    const { count, loader, gradients: own } = this.#options;
    loader.load(0);
    await compute(slot, gradients);
    for (let part = 1; part < count; part++) {
      loader.load(part);
      await compute(this.#slot, own);
      const share = 1 / (part + 1);
      const join = (target: DeviceTensor, source: DeviceTensor) =>
        this.#runtime.blend(target, source, share);
      join(slot.loss, this.#slot.loss);
      slot.terms.forEach((term, t) => join(term, this.#slot.terms[t]!));
      for (const [name, target] of Object.entries(gradients)) join(target, own[name]!);
    }
  }
}
