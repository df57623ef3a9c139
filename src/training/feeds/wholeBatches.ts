import { BatchOrder } from "../../data/batches.ts";
import { oneHotInto } from "../../data/preprocess.ts";
import type { DeviceTensor } from "../../runtime/runtime.ts";
import type { DomainPictures } from "../measuring/embedder.ts";
import type { Tensors } from "../run.ts";
import type { TensorScope } from "../tensorScope.ts";
import type { Workbench } from "../workbench.ts";

export interface WholeBatchesOptions {
  readonly pictures: DomainPictures;
  readonly batchSize: number;
  readonly seed: number;
}

/** Batches of whole pictures on the device, all of a set in random order again and again. */
export class WholeBatches {
  readonly #scope: TensorScope;
  readonly #bench: Workbench;
  readonly #pictures: DomainPictures;
  readonly #order: BatchOrder;
  readonly #tensors: { readonly pixels: DeviceTensor; readonly labels: DeviceTensor };
  readonly #classes: number;

  /** Everything that it makes belongs to `scope`. */
  constructor(scope: TensorScope, bench: Workbench, options: WholeBatchesOptions) {
    const { pictures, batchSize, seed } = options;
    const { imageSize } = bench.assets.model.config.image;
    this.#classes = bench.assets.dataset.index.classes.length;
    this.#scope = scope;
    this.#bench = bench;
    this.#pictures = pictures;
    this.#order = new BatchOrder(pictures.indices.length, batchSize, seed);
    this.#tensors = {
      pixels: scope.tensor([batchSize, 3, imageSize, imageSize]),
      labels: scope.tensor([batchSize, this.#classes]),
    };
  }

  /** `pixels` [B,3,S,S] and `labels` [B,C] of update `step`, counted from 0: the tensors of the one before. */
  load(step: number): Tensors {
    const { pictures, indices } = this.#pictures;
    const { pixels, labels } = this.#tensors;
    const chosen = Array.from(this.#order.indices(step), (i) => indices[i]!);
    const values = new Float32Array(pixels.byteLength / 4);
    chosen.forEach((index, slot) => this.#bench.preprocessor.whole(values, slot, pictures, index));
    const oneHot = new Float32Array(labels.byteLength / 4);
    const shown = chosen.map((index) => pictures.labels[index]!);
    oneHotInto(oneHot, shown, this.#classes);
    this.#scope.runtime.write(pixels, values);
    this.#scope.runtime.write(labels, oneHot);
    return this.#tensors;
  }
}
