import type { Crop } from "../../data/augment.ts";
import { drawCropsOf } from "../../data/augment.ts";
import { BatchOrder } from "../../data/batches.ts";
import { frameOf } from "../../data/dataset.ts";
import type { Pictures } from "../../data/dataset.ts";
import { oneHotInto } from "../../data/preprocess.ts";
import type { Preprocessor } from "../../data/preprocess.ts";
import type { CommonValues } from "../../experiment/spec.ts";
import { Sha256 } from "../../shared/sha256.ts";

/** One step's pictures as the step graph reads them. */
export interface Batch {
  /** [B,3,S,S], normalised. */
  readonly pixels: Float32Array<ArrayBuffer>;
  /** [B,C], one-hot. */
  readonly labels: Float32Array<ArrayBuffer>;
  /** The class of each picture. */
  readonly classes: readonly number[];
}

/** What a batch is made of. */
interface Plan {
  readonly indices: Uint32Array<ArrayBuffer>;
  readonly crops: readonly Crop[];
}

export interface BatchStreamOptions {
  readonly pictures: Pictures;
  readonly preprocessor: Preprocessor;
  readonly values: Pick<CommonValues, "batchSize" | "seed" | "cropArea">;
  /** C. */
  readonly classes: number;
  /** Side of the model's input. */
  readonly imageSize: number;
}

/**
 * Crop boxes are hashed in millionths of a pixel: engines differ in the last bit of Math.exp, and the
 * batches that they draw do not differ by that.
 */
const hashedParts = 1e6;

/** The batches of an experiment in the order of its steps: what the seed alone decides. */
export class BatchStream {
  readonly #options: BatchStreamOptions;
  readonly #order: BatchOrder;
  readonly #hash = new Sha256();
  readonly #batch: Omit<Batch, "classes">;

  constructor(options: BatchStreamOptions) {
    const { pictures, values, classes, imageSize } = options;
    this.#options = options;
    this.#order = new BatchOrder(pictures.count, values.batchSize, values.seed);
    this.#batch = {
      pixels: new Float32Array(values.batchSize * 3 * imageSize * imageSize),
      labels: new Float32Array(values.batchSize * classes),
    };
  }

  /** The batch of update `step`, counted from 0. Its arrays are those of the batch before. */
  load(step: number): Batch {
    const plan = this.#plan(step);
    this.#count(plan);
    return { ...this.#batch, classes: this.#draw(plan) };
  }

  /** Counts the batches of the first `steps` updates as loaded, without drawing a picture. */
  skip(steps: number): void {
    for (let step = 0; step < steps; step++) this.#count(this.#plan(step));
  }

  /** The same batch as {@link load} gives, without counting as loaded. */
  preview(step: number): Batch {
    return { ...this.#batch, classes: this.#draw(this.#plan(step)) };
  }

  /** The pictures of update `step`, by index. */
  indices(step: number): Uint32Array<ArrayBuffer> {
    return this.#order.indices(step);
  }

  /** SHA-256 over the picture indices, crop boxes and flips of every batch loaded so far. */
  get hash(): string {
    return this.#hash.hex();
  }

  #plan(step: number): Plan {
    const { pictures, values } = this.#options;
    const indices = this.#order.indices(step);
    const sizes = Array.from(indices, (index) => frameOf(pictures, index));
    return { indices, crops: drawCropsOf(values.seed, step, sizes, values.cropArea) };
  }

  #count({ indices, crops }: Plan): void {
    this.#hash.update(new Uint8Array(indices.buffer));
    const boxes = crops.flatMap(({ x, y, width, height, flip }) => [
      ...[x, y, width, height].map((pixels) => Math.round(pixels * hashedParts)),
      Number(flip),
    ]);
    this.#hash.update(new Uint8Array(Float64Array.from(boxes).buffer));
  }

  /** Fills the batch; returns the class of each picture. */
  #draw({ indices, crops }: Plan): readonly number[] {
    const { pictures, preprocessor, classes } = this.#options;
    const { pixels, labels } = this.#batch;
    indices.forEach((index, slot) =>
      preprocessor.crop(pixels, slot, pictures, index, crops[slot]!),
    );
    const shown = Array.from(indices, (index) => pictures.labels[index]!);
    oneHotInto(labels, shown, classes);
    return shown;
  }
}
