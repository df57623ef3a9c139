import type { ClipConfig } from "../clip/config.ts";
import type { Weights } from "../clip/model.ts";
import type { Tensors } from "./run.ts";

/** The model that every run starts from, with the zero-shot head of the dataset's classes. */
export interface Pretrained {
  readonly config: ClipConfig;
  /** C. */
  readonly classes: number;
  /** s0. */
  readonly logitScale: number;
  /** Towers, `head.weight` and `logit_scale` by engine name. */
  readonly weights: Weights;
  /** The same on the device under `frozen/<name>`. Never written to. */
  readonly tensors: Tensors;
  /** The zero-shot head [D,C] that a text tower gives; null: the pre-trained one. */
  headOf(textTower: Tensors | null): Promise<Float32Array<ArrayBuffer>>;
}
