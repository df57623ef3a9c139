import type { DeviceTensor } from "../../runtime/runtime.ts";
import type { Tensors } from "../run.ts";
import type { TensorScope } from "../tensorScope.ts";
import { frozenFeaturesName } from "../step/stepSite.ts";
import type { Batch } from "./batchStream.ts";
import type { ViewFeatures } from "./viewFeatures.ts";

export interface PictureFeedOptions {
  /** Pictures of a batch that are on the device at a time. */
  readonly count: number;
  readonly imageSize: number;
  readonly classes: number;
}

/** The pictures of a batch on the device, one part at a time. */
export class PictureFeed {
  readonly #scope: TensorScope;
  readonly #pixels: DeviceTensor;
  readonly #labels: DeviceTensor;
  #frozen: { readonly features: ViewFeatures; readonly tensor: DeviceTensor } | null = null;
  #batch: Batch | null = null;
  #loaded = 0;

  /** What it makes belongs to `scope`. */
  constructor(scope: TensorScope, { count, imageSize, classes }: PictureFeedOptions) {
    this.#scope = scope;
    this.#pixels = scope.tensor([count, 3, imageSize, imageSize]);
    this.#labels = scope.tensor([count, classes]);
  }

  /** `pixels` [b,3,S,S] and `labels` [b,C] of the part last loaded, and `frozen-features` [b,D] where there are any. */
  get tensors(): Tensors {
    const own = { pixels: this.#pixels, labels: this.#labels };
    return this.#frozen ? { ...own, [frozenFeaturesName]: this.#frozen.tensor } : own;
  }

  /** From now on the pictures come with what the frozen tower makes of them. */
  accompany(features: ViewFeatures): void {
    const tensor = this.#scope.tensor([this.#pixels.shape[0]!, features.width]);
    this.#frozen = { features, tensor };
    if (this.#batch) this.#write(this.#batch, this.#loaded);
  }

  /** Takes a batch, which must stay as it is until the next, and loads its first part. */
  take(batch: Batch): void {
    this.#batch = batch;
    this.#write(batch, 0);
  }

  /** Puts part `index`, counted from 0, where the step graph reads it. */
  load(index: number): void {
    if (index !== this.#loaded && this.#batch) this.#write(this.#batch, index);
  }

  #write({ pixels, labels, views }: Batch, index: number): void {
    this.#loaded = index;
    const { runtime } = this.#scope;
    const part = (data: Float32Array<ArrayBuffer>, { byteLength }: DeviceTensor) =>
      data.subarray((index * byteLength) / 4, ((index + 1) * byteLength) / 4);
    runtime.write(this.#pixels, part(pixels, this.#pixels));
    runtime.write(this.#labels, part(labels, this.#labels));
    if (!this.#frozen || !views) return;
    const count = this.#pixels.shape[0]!;
    const shown = views.slice(index * count, (index + 1) * count);
    runtime.write(this.#frozen.tensor, this.#frozen.features.of(shown));
  }
}
