import type { Weights } from "../../clip/model.ts";
import { imageTowerParameters } from "../../clip/parameters.ts";
import { headName, logitScaleName } from "../../recipes/parameterization.ts";
import type { Pretrained } from "../pretrained.ts";
import type { TunedWeights } from "../tunedWeights.ts";
import { biasName } from "../tunedWeights.ts";

/**
 * All that measures a model as one map, so that models can be mixed tensor by tensor: the image tower
 * by engine name, `head.weight` [D,C], `head.bias` [C] and `logit_scale` [1]. Where a run has left one
 * as it was, it is the pre-trained one, and no bias is a bias of zeros.
 */
export function flatten(
  { tower, head, bias, logitScale }: TunedWeights,
  { weights, classes }: Pretrained,
): Weights {
  const scale = logitScale === null ? null : Float32Array.of(Math.log(logitScale));
  return new Map([
    ...tower,
    [headName, head ?? weights.get(headName)!],
    [biasName, bias ?? new Float32Array(classes)],
    [logitScaleName, scale ?? weights.get(logitScaleName)!],
  ]);
}

/** The pre-trained model, flat. */
export function flatPretrained(pretrained: Pretrained): Weights {
  const { config, weights } = pretrained;
  const tower = new Map(imageTowerParameters(config).map(({ name }) => [name, weights.get(name)!]));
  const unchanged = { textTower: null, head: null, bias: null, logitScale: null };
  return flatten({ tower, ...unchanged }, pretrained);
}

/**
 * The opposite of {@link flatten}. There is no text tower: the head stands for it, mixed as it is and
 * not made anew of mixed text towers.
 */
export function unflatten(flat: Weights, { config, weights }: Pretrained): TunedWeights {
  const names = imageTowerParameters(config).map(({ name }) => name);
  const [bias, scale] = [flat.get(biasName)!, flat.get(logitScaleName)![0]!];
  return {
    tower: new Map(names.map((name) => [name, flat.get(name)!])),
    textTower: null,
    head: flat.get(headName)!,
    bias: bias.some((value) => value !== 0) ? bias : null,
    logitScale: scale === weights.get(logitScaleName)![0] ? null : Math.exp(scale),
  };
}
