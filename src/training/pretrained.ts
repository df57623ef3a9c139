import type { ClipConfig } from "../clip/config.ts";
import type { Weights } from "../clip/model.ts";
import type { FrozenTower } from "./frozenTower.ts";
import type { Tensors } from "./run.ts";
import { pretrainedPrefix } from "./step/weightInputs.ts";

/** The model that every run starts from, with the zero-shot head of the dataset's classes. */
export interface Pretrained {
  readonly config: ClipConfig;
  /** C. */
  readonly classes: number;
  /** s0. */
  readonly logitScale: number;
  /** Towers, `head.weight` and `logit_scale` by engine name. */
  readonly weights: Weights;
  /** Those of the image tower on the device, while they are needed there. */
  readonly tower: FrozenTower;
  /** All others on the device under `frozen/<name>`. Never written to. */
  readonly tensors: Tensors;
  /** The zero-shot head [D,C] that a text tower gives; null: the pre-trained one. */
  headOf(textTower: Tensors | null): Promise<Float32Array<ArrayBuffer>>;
}

/** All of it on the device under `frozen/<name>`, from now on. */
export function frozenInputs({ tower, tensors }: Pick<Pretrained, "tower" | "tensors">): Tensors {
  return { ...frozen(tower.hold()), ...tensors };
}

/** Under the names that graphs read pre-trained weights by. */
export function frozen(tensors: Tensors): Tensors {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, tensor]) => [pretrainedPrefix + name, tensor]),
  );
}
