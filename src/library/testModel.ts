import { tinyConfigJson, tinyTokenizerFiles } from "../clip/fixtures.ts";
import { parseClipConfig } from "../clip/config.ts";
import { imageTowerParameters, textTowerParameters, unpackParameters } from "../clip/parameters.ts";
import type { ParameterInfo } from "../clip/parameters.ts";
import { writeSafetensors } from "../clip/safetensors.ts";

const tokenizer = tinyTokenizerFiles();
const configJson = tinyConfigJson();

/** The files of a model of two layers whose every number is `value`, for tests. */
export function testModelFiles(value: number): Map<string, Uint8Array<ArrayBuffer>> {
  const json = {
    ...tokenizer,
    "config.json": configJson,
    "preprocessor_config.json": { image_mean: [0.5, 0.5, 0.5], image_std: [0.25, 0.25, 0.25] },
  };
  const files = new Map(
    Object.entries(json).map(([path, content]) => [
      path,
      new TextEncoder().encode(JSON.stringify(content)),
    ]),
  );
  files.set("model.safetensors", testWeights(value, ["image", "text"]));
  return files;
}

/** Weights of some of its towers, and with the text tower the logit scale. */
export function testWeights(
  value: number,
  towers: readonly ("image" | "text")[],
): Uint8Array<ArrayBuffer> {
  const config = parseClipConfig(configJson);
  const filled = (infos: readonly ParameterInfo[]) =>
    new Map(
      infos.map(({ name, shape }) => [
        name,
        new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(value),
      ]),
    );
  const image = unpackParameters(config, "image", filled(imageTowerParameters(config)));
  const text = unpackParameters(config, "text", filled(textTowerParameters(config)));
  const scale = ["logit_scale", { shape: [], data: Float32Array.of(1) }] as const;
  return writeSafetensors(
    new Map([
      ...(towers.includes("image") ? image : []),
      ...(towers.includes("text") ? [...text, scale] : []),
    ]),
    { dtype: "F32" },
  );
}
