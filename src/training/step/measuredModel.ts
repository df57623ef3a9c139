import { imageTowerParameters, textTowerParameters } from "../../clip/parameters.ts";
import { headName, logitScaleName } from "../../recipes/parameterization.ts";
import type { Tuning } from "../../recipes/tuning.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { Pretrained } from "../pretrained.ts";
import type { MeasuredModel, Tensors } from "../run.ts";
import type { MergedWeights } from "./mergedWeights.ts";

/** The model that a tuning's leaves give; its tensors are overwritten by the next call. */
export async function measuredModel(
  runtime: Runtime,
  pretrained: Pretrained,
  tuning: Pick<Tuning, "head">,
  merged: MergedWeights,
  leaves: Tensors,
): Promise<MeasuredModel> {
  const { config, logitScale } = pretrained;
  const weights = await merged.of(leaves);
  const pick = (names: readonly { readonly name: string }[]) =>
    Object.fromEntries(names.map(({ name }) => [name, weights[name]!]));
  const texts = textTowerParameters(config);
  const textTower = texts.some(({ name }) => merged.isTuned(name)) ? pick(texts) : null;
  return {
    tower: pick(imageTowerParameters(config)),
    textTower,
    head:
      tuning.head === "trained"
        ? await runtime.read(weights[headName]!)
        : await pretrained.headOf(textTower),
    bias: null,
    logitScale: merged.isTuned(logitScaleName)
      ? Math.exp((await runtime.read(weights[logitScaleName]!))[0]!)
      : logitScale,
  };
}
