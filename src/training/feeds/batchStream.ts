import type { Crop } from "../../data/augment.ts";
import { drawCropsOf, drawView } from "../../data/augment.ts";
import { BatchOrder } from "../../data/batches.ts";
import { frameOf } from "../../data/dataset.ts";
import type { Pictures } from "../../data/dataset.ts";
import { oneHotInto } from "../../data/preprocess.ts";
import type { Preprocessor } from "../../data/preprocess.ts";
import type { CommonValues } from "../../experiment/spec.ts";
import { Sha256 } from "../../shared/sha256.ts";
import type { Workbench } from "../workbench.ts";

/** One step's pictures as the step graph reads them. */
export interface Batch {
  /** [B,3,S,S], normalised. */
  readonly pixels: Float32Array<ArrayBuffer>;
  /** [B,C], one-hot. */
  readonly labels: Float32Array<ArrayBuffer>;
  /** The class of each picture. */
  readonly classes: readonly number[];
  /** Which view it is of which picture; null where views are not fixed. */
  readonly views: readonly View[] | null;
}

/** A fixed augmented view of a picture, both counted from 0. */
export interface View {
  readonly picture: number;
  readonly view: number;
}

/** What a batch is made of. */
interface Plan {
  readonly indices: Uint32Array<ArrayBuffer>;
  readonly crops: readonly Crop[];
  readonly views: readonly View[] | null;
}

export interface BatchStreamOptions {
  readonly pictures: Pictures;
  readonly preprocessor: Preprocessor;
  readonly values: Pick<CommonValues, "batchSize" | "seed" | "cropArea" | "augmentedViews">;
  /** C. */
  readonly classes: number;
  /** Side of the model's input. */
  readonly imageSize: number;
}

/** The batches of a run on a model and its pictures. */
export function batchesOf(
  { preprocessor, assets }: Pick<Workbench, "preprocessor" | "assets">,
  pictures: Pictures,
  values: BatchStreamOptions["values"],
): BatchStream {
  const { imageSize } = assets.model.config.image;
  const classes = assets.dataset.index.classes.length;
  return new BatchStream({ pictures, preprocessor, values, classes, imageSize });
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
  readonly #batch: Pick<Batch, "pixels" | "labels">;

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
    return this.#draw(plan);
  }

  /** Counts the batches of the first `steps` updates as loaded, without drawing a picture. */
  skip(steps: number): void {
    for (let step = 0; step < steps; step++) this.#count(this.#plan(step));
  }

  /** The same batch as {@link load} gives, without counting as loaded. */
  preview(step: number): Batch {
    return this.#draw(this.#plan(step));
  }

  /** The pictures of update `step`, by index. */
  indices(step: number): Uint32Array<ArrayBuffer> {
    return this.#order.indices(step);
  }

  /** SHA-256 over the picture indices, crop boxes and flips of every batch loaded so far. */
  get hash(): string {
    return this.#hash.hex();
  }

  /** The views of update `step`: in a picture's turn its next one, and after the last the first. Null where views are not fixed. */
  views(step: number): readonly View[] | null {
    const { augmentedViews } = this.#options.values;
    if (augmentedViews === 0) return null;
    const indices = this.#order.indices(step);
    const rounds = this.#order.rounds(step);
    return Array.from(indices, (picture, i) => ({ picture, view: rounds[i]! % augmentedViews }));
  }

  /** The part of a picture that a view shows. */
  cropOf(view: View): Crop {
    const { pictures, values } = this.#options;
    return drawView(values.seed, view, frameOf(pictures, view.picture), values.cropArea);
  }

  #plan(step: number): Plan {
    const { pictures, values } = this.#options;
    const indices = this.#order.indices(step);
    const views = this.views(step);
    if (views) return { indices, views, crops: views.map((view) => this.cropOf(view)) };
    const sizes = Array.from(indices, (index) => frameOf(pictures, index));
    return { indices, views, crops: drawCropsOf(values.seed, step, sizes, values.cropArea) };
  }

  #count({ indices, crops }: Plan): void {
    this.#hash.update(new Uint8Array(indices.buffer));
    const boxes = crops.flatMap(({ x, y, width, height, flip }) => [
      ...[x, y, width, height].map((pixels) => Math.round(pixels * hashedParts)),
      Number(flip),
    ]);
    this.#hash.update(new Uint8Array(Float64Array.from(boxes).buffer));
  }

  #draw({ indices, crops, views }: Plan): Batch {
    const { pictures, preprocessor, classes } = this.#options;
    const { pixels, labels } = this.#batch;
    indices.forEach((index, slot) =>
      preprocessor.crop(pixels, slot, pictures, index, crops[slot]!),
    );
    const shown = Array.from(indices, (index) => pictures.labels[index]!);
    oneHotInto(labels, shown, classes);
    return { pixels, labels, classes: shown, views };
  }
}
