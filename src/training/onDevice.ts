import type { ClipModel } from "../clip/model.ts";
import { imageTowerParameters } from "../clip/parameters.ts";
import { headName } from "../recipes/parameterization.ts";
import type { DeviceTensor } from "../runtime/runtime.ts";
import type { Pretrained } from "./pretrained.ts";
import type { MeasuredModel } from "./run.ts";
import type { TensorScope } from "./tensorScope.ts";
import type { TunedWeights } from "./tunedWeights.ts";

/** Saved weights, to be measured: what a file leaves out is the pre-trained model's. Its tensors belong to `scope`. */
export function onDevice(
  scope: TensorScope,
  { config, weights, logitScale }: Pretrained,
  tuned: TunedWeights,
): MeasuredModel {
  return {
    tower: uploadImageTower(scope, { config, imageWeights: tuned.tower }),
    textTower: null,
    head: tuned.head ?? weights.get(headName)!,
    bias: tuned.bias,
    logitScale: tuned.logitScale ?? logitScale,
  };
}

/** The zero-shot model, on the device from now on. */
export function zeroShotModel({ tower, weights, logitScale }: Pretrained): MeasuredModel {
  return {
    tower: tower.hold(),
    textTower: null,
    head: weights.get(headName)!,
    bias: null,
    logitScale,
  };
}

/** An image tower on the device, by parameter name. */
export function uploadImageTower(
  scope: TensorScope,
  { config, imageWeights }: Pick<ClipModel, "config" | "imageWeights">,
): Record<string, DeviceTensor> {
  return Object.fromEntries(
    imageTowerParameters(config).map(({ name, shape }) => [
      name,
      scope.tensor(shape, imageWeights.get(name)),
    ]),
  );
}
