import type { Pictures } from "../../data/dataset.ts";
import type { Workbench } from "../workbench.ts";
import type { BatchStream, View } from "./batchStream.ts";

/** f0 of every fixed view that an experiment shows, computed once: what stands in for a frozen copy of the tower. */
export class ViewFeatures {
  /** D. */
  readonly width: number;
  readonly #features: Float32Array;
  /** Which row of the features a view's are. */
  readonly #rows: ReadonlyMap<string, number>;

  private constructor(width: number, features: Float32Array, rows: ReadonlyMap<string, number>) {
    this.width = width;
    this.#features = features;
    this.#rows = rows;
  }

  /** Of the views of the first `steps` batches. */
  static async compute(
    { embedder, pretrained }: Pick<Workbench, "embedder" | "pretrained">,
    pictures: Pictures,
    batches: BatchStream,
    steps: number,
  ): Promise<ViewFeatures> {
    const shown = new Map<string, View>();
    for (let step = 0; step < steps; step++)
      for (const view of batches.views(step) ?? []) shown.set(keyOf(view), view);
    const views = [...shown.values()];
    const set = {
      id: "views",
      pictures,
      indices: views.map(({ picture }) => picture),
      crops: views.map((view) => batches.cropOf(view)),
    };
    const features = await pretrained.tower.borrow((tower) =>
      embedder.embed(tower, [set], { isOnce: true }),
    );
    const rows = new Map([...shown.keys()].map((key, row) => [key, row]));
    return new ViewFeatures(pretrained.config.projectionDim, features.get(set.id)!, rows);
  }

  /** [B,D], a row a view. */
  of(views: readonly View[]): Float32Array<ArrayBuffer> {
    const { width } = this;
    const out = new Float32Array(views.length * width);
    views.forEach((view, i) => {
      const row = this.#rows.get(keyOf(view))!;
      out.set(this.#features.subarray(row * width, (row + 1) * width), i * width);
    });
    return out;
  }
}

function keyOf({ picture, view }: View): string {
  return `${picture}/${view}`;
}
