import type { ClipConfig } from "../clip/config.ts";
import type { Weights } from "../clip/model.ts";
import type { NamedTensor } from "../clip/parameters.ts";
import { packParameters, unpackParameters } from "../clip/parameters.ts";
import { readSafetensors, writeSafetensors } from "../clip/safetensors.ts";
import { headName, logitScaleName } from "../recipes/parameterization.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";

/** Added to the logits of a method that fits a bias, [C]. */
export const biasName = "head.bias";

/** A measured model on the host. */
export interface TunedWeights {
  /** The image tower by engine name. */
  readonly tower: Weights;
  /** The text tower by engine name; null: the pre-trained one. */
  readonly textTower: Weights | null;
  /** W, [D,C]; null: the zero-shot head. */
  readonly head: Float32Array<ArrayBuffer> | null;
  /** Added to the logits, [C]. */
  readonly bias: Float32Array<ArrayBuffer> | null;
  /** s; null: the pre-trained one. */
  readonly logitScale: number | null;
}

/**
 * tuned.safetensors: the image tower under Hugging Face's names, visual_projection included, and
 * `head.weight` [D,C], float32; and only where a method changes them the text tower, `logit_scale`
 * (its logarithm) and `head.bias` [C]: what is absent is the pre-trained model's.
 */
export function writeTunedWeights(
  config: ClipConfig,
  { tower, textTower, head, bias, logitScale }: TunedWeights,
): Uint8Array<ArrayBuffer> {
  const tensors = unpackParameters(config, "image", tower);
  if (textTower)
    for (const [name, tensor] of unpackParameters(config, "text", textTower))
      tensors.set(name, tensor);
  if (head) {
    const shape = [config.projectionDim, head.length / config.projectionDim];
    tensors.set(headName, { shape, data: head });
  }
  if (bias) tensors.set(biasName, { shape: [bias.length], data: bias });
  if (logitScale !== null)
    tensors.set(logitScaleName, { shape: [], data: Float32Array.of(Math.log(logitScale)) });
  return writeSafetensors(tensors, { dtype: "F32" });
}

/** The image tower of tuned.safetensors, by engine name. Throws a FailureError "bad-file". */
export function readTunedTower(bytes: Uint8Array, config: ClipConfig): Weights {
  return packParameters(config, "image", readSafetensors(bytes));
}

/** Reads tuned.safetensors, or any file with the image tower in it. Throws a FailureError "bad-file". */
export function readTunedWeights(
  bytes: Uint8Array,
  config: ClipConfig,
  classes: number,
): TunedWeights {
  const tensors = readSafetensors(bytes);
  const hasTextTower = [...tensors.keys()].some((name) => name.startsWith("text_model."));
  const scale = read(tensors, logitScaleName, [[], [1], [1, 1]], said("oneNumber"));
  const ofClasses = said("columnForClass");
  return {
    tower: packParameters(config, "image", tensors),
    textTower: hasTextTower ? packParameters(config, "text", tensors) : null,
    head: read(tensors, headName, [[config.projectionDim, classes]], ofClasses),
    bias: read(tensors, biasName, [[classes]], said("numberForClass")),
    logitScale: scale && Math.exp(scale[0]!),
  };
}

/** A tensor of one of the shapes; null where there is none. */
function read(
  tensors: ReadonlyMap<string, NamedTensor>,
  name: string,
  shapes: readonly (readonly number[])[],
  meaning: Said,
): Float32Array<ArrayBuffer> | null {
  const tensor = tensors.get(name);
  if (!tensor) return null;
  const found = tensor.shape.join(",");
  if (shapes.some((shape) => shape.join(",") === found)) return tensor.data;
  throw new FailureError(
    "bad-file",
    said("tensorMustBe", name, shapes.at(-1)!.join(","), meaning, found),
  );
}
