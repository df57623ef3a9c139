import type { Pictures } from "../../data/dataset.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import type { Workbench } from "../workbench.ts";
import type { View } from "./batchStream.ts";
import { batchesOf } from "./batchStream.ts";
import type { DomainPictures } from "../measuring/embedder.ts";

/**
 * f0 of every fixed view that a run's batches show, and so those of whoever has the same batches: what
 * stands in for a frozen copy of the tower.
 */
export class ViewFeatures {
  /** D. */
  readonly width: number;
  readonly #bench: Pick<Workbench, "embedder" | "pretrained">;
  readonly #shown: DomainPictures;
  readonly #viewsOfPicture: number;
  /** Which row of the features a view's are, by picture and view; -1 of one that is not shown. */
  readonly #rows: Int32Array;
  #features: Float32Array = new Float32Array(0);

  constructor(
    bench: Pick<Workbench, "embedder" | "pretrained" | "preprocessor" | "assets">,
    pictures: Pictures,
    spec: RunSpec,
  ) {
    this.width = bench.pretrained.config.projectionDim;
    this.#bench = bench;
    this.#viewsOfPicture = spec.augmentedViews;
    this.#rows = new Int32Array(pictures.count * spec.augmentedViews).fill(-1);
    const batches = batchesOf(bench, pictures, spec);
    const shown: View[] = [];
    for (let step = 0; step < spec.steps; step++)
      for (const view of batches.views(step) ?? []) {
        if (this.#rows[this.#placeOf(view)] !== -1) continue;
        this.#rows[this.#placeOf(view)] = shown.length;
        shown.push(view);
      }
    this.#shown = {
      id: "views",
      pictures,
      indices: shown.map(({ picture }) => picture),
      crops: shown.map((view) => batches.cropOf(view)),
    };
  }

  /** Views that are shown. */
  get count(): number {
    return this.#shown.indices.length;
  }

  /** Computes them batch by batch, while it is pulled: yields how many are done since the last. */
  async *compute(): AsyncGenerator<number, void> {
    const { embedder, pretrained } = this.#bench;
    const features = yield* pretrained.tower.lend((tower) =>
      embedder.embedding(tower, [this.#shown], { isOnce: true }),
    );
    this.#features = features.get(this.#shown.id)!;
  }

  /** [B,D], a row a view; of the computed ones. */
  of(views: readonly View[]): Float32Array<ArrayBuffer> {
    const { width } = this;
    const out = new Float32Array(views.length * width);
    views.forEach((view, i) => {
      const row = this.#rows[this.#placeOf(view)]!;
      out.set(this.#features.subarray(row * width, (row + 1) * width), i * width);
    });
    return out;
  }

  #placeOf({ picture, view }: View): number {
    return picture * this.#viewsOfPicture + view;
  }
}
