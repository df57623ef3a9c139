import type { ByteSource } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import type { Folder } from "../shared/files.ts";
import { said } from "../shared/said.ts";
import { withoutWeights } from "./model.ts";
import { onnxFiles } from "./onnxSource.ts";
import { safetensorsFiles } from "./safetensorsSource.ts";

const required = [
  "config.json",
  "preprocessor_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
];

/**
 * All that reading a model and its tokenizer takes out of a folder, by path; the weights are not read.
 * Throws a FailureError ("bad-file") that names what is missing, or that there are quantised weights
 * only.
 */
export async function modelFiles(folder: Folder): Promise<ReadonlyMap<string, ByteSource>> {
  const opened = new Map<string, ByteSource>();
  const watched: Folder = {
    name: folder.name,
    async open(path) {
      const source = await folder.open(path);
      if (source) opened.set(path, source);
      return source;
    },
  };
  for (const path of required)
    if (!(await watched.open(path)))
      throw new FailureError(
        "bad-file",
        said("modelLacksFile", folder.name, path, required.join(", ")),
      );
  await watched.open("templates.json");
  const weights = await safetensorsFiles(watched);
  if (weights.length === 0) weights.push(...(await onnxFiles(watched)));
  if (weights.length === 0) throw await withoutWeights(folder);
  return opened;
}
