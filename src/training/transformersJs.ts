import { readClipOutline, readNormalization } from "../clip/model.ts";
import { preprocessorJson, writeVisionOnnx } from "../clip/visionOnnx.ts";
import { readWhole } from "../shared/byteSource.ts";
import type { SiteFiles } from "../shared/files.ts";
import { modelFolder } from "./modelFolder.ts";
import { readTunedTower } from "./tunedWeights.ts";

/**
 * A tuned image tower as a repository of transformers.js, by path: onnx/vision_model.onnx, config.json
 * and preprocessor_config.json. Only what says how large the model is is read of `model`.
 * @param tuned a run's tuned.safetensors.
 */
export async function transformersJsFiles(
  files: SiteFiles,
  model: string,
  tuned: Uint8Array,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const folder = modelFolder(files, model);
  const { config } = await readClipOutline(folder);
  const normalization = await readNormalization(folder);
  const source = await folder.open("config.json");
  if (!source) throw new Error("internal: config.json was there a moment ago");
  const json = new TextEncoder().encode(
    `${JSON.stringify(preprocessorJson(config, normalization), null, 2)}\n`,
  );
  return new Map([
    ["config.json", await readWhole(source)],
    ["preprocessor_config.json", json],
    ["onnx/vision_model.onnx", writeVisionOnnx(config, readTunedTower(tuned, config))],
  ]);
}
