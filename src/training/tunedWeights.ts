import type { ClipConfig } from "../clip/config.ts";
import type { Weights } from "../clip/model.ts";
import type { NamedTensor } from "../clip/parameters.ts";
import { packParameters, unpackParameters } from "../clip/parameters.ts";
import { readSafetensors, writeSafetensors } from "../clip/safetensors.ts";
import { FailureError } from "../shared/failure.ts";
import { headName } from "./stepGraph.ts";

/**
 * tuned.safetensors: the image tower under Hugging Face's names, visual_projection included, and
 * `head.weight` [D,C], float32. The text tower and logit_scale are not in it: no method here changes
 * them, so they are the pre-trained model's.
 * @param weights by the engine's parameter names, head.weight among them.
 */
export function writeTunedWeights(config: ClipConfig, weights: Weights): Uint8Array<ArrayBuffer> {
  const head = weights.get(headName);
  if (!head) throw new Error(`internal: '${headName}' is missing from the trained weights`);
  const tensors = unpackParameters(config, "image", weights);
  const shape = [config.projectionDim, head.length / config.projectionDim];
  tensors.set(headName, { shape, data: head });
  return writeSafetensors(tensors, { dtype: "F32" });
}

/**
 * Reads tuned.safetensors, or any file with the image tower in it. Throws a FailureError "bad-file".
 * @returns the head is null where the file has none.
 */
export function readTunedWeights(
  bytes: Uint8Array,
  config: ClipConfig,
  classes: number,
): { readonly tower: Weights; readonly head: Float32Array<ArrayBuffer> | null } {
  const tensors = readSafetensors(bytes);
  const head = tensors.get(headName);
  if (head) checkHead(head, config.projectionDim, classes);
  return { tower: packParameters(config, "image", tensors), head: head?.data ?? null };
}

function checkHead({ shape }: NamedTensor, dimension: number, classes: number): void {
  if (shape.length === 2 && shape[0] === dimension && shape[1] === classes) return;
  throw new FailureError(
    "bad-file",
    `${headName} must be [${dimension},${classes}], a column for each class of the dataset, got [${shape.join(",")}]`,
  );
}
