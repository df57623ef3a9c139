import type { ClipConfig } from "../clip/config.ts";
import { fileShapes, imageTowerParameters, textTowerParameters } from "../clip/parameters.ts";
import { startSafetensors } from "../clip/safetensors.ts";
import { grouped } from "../clip/tensorParts.ts";
import { headName, logitScaleName } from "../recipes/parameterization.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { MeasuredModel } from "./run.ts";
import { biasName } from "./tunedWeights.ts";

/** Bytes that are asked of the device at a time: they pass through memory of its own. */
const groupBytes = 2 ** 24;

/** tuned.safetensors of a model on the device, as `writeTunedWeights` describes it: read into its place. */
export async function exportWeights(
  config: ClipConfig,
  runtime: Runtime,
  { tower, textTower, head, bias, logitScale }: MeasuredModel,
): Promise<Uint8Array<ArrayBuffer>> {
  const parameters = [
    ...imageTowerParameters(config).map(({ name }) => tower[name]!),
    ...(textTower ? textTowerParameters(config).map(({ name }) => textTower[name]!) : []),
  ];
  const { projectionDim: dimension } = config;
  // A tower's parameters lie in memory as their tensors do in the file.
  const { start, dataBytes } = startSafetensors(
    [
      ...fileShapes(config, "image"),
      ...(textTower ? fileShapes(config, "text") : []),
      [headName, [dimension, head.length / dimension]],
      ...(bias ? [[biasName, [bias.length]] as const] : []),
      ...(textTower ? [[logitScaleName, []] as const] : []),
    ],
    "F32",
  );
  const file = new Uint8Array(start.length + dataBytes);
  file.set(start);
  const numbers = new Float32Array(file.buffer, start.length);
  let end = 0;
  for (const group of grouped(parameters, ({ byteLength }) => byteLength, groupBytes)) {
    const targets = group.map(({ byteLength }) => numbers.subarray(end, (end += byteLength / 4)));
    await runtime.readAll(group, targets);
  }
  const scale = textTower ? [Math.log(logitScale)] : [];
  for (const values of [head, bias ?? [], scale]) {
    numbers.set(values, end);
    end += values.length;
  }
  return file;
}
