import type { ByteSource } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import type { Folder } from "../shared/files.ts";
import { withoutWeights } from "./model.ts";
import { onnxFiles } from "./onnxSource.ts";
import { safetensorsFiles } from "./safetensorsSource.ts";

const required = [
  "config.json",
  "preprocessor_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
];

/** A file that a model is read from. */
export interface ModelFile {
  /** Within the model's folder, or what its source is called. */
  readonly path: string;
  readonly source: ByteSource;
}

/**
 * All that reading a model and its tokenizer takes out of a folder; the weights are not read. Throws a
 * FailureError ("bad-file") that names what is missing, or that there are quantised weights only.
 */
export async function modelFiles(folder: Folder): Promise<ModelFile[]> {
  const files: ModelFile[] = [];
  for (const path of required) {
    const source = await folder.open(path);
    if (!source)
      throw new FailureError(
        "bad-file",
        `${folder.name} has no '${path}', so it cannot be read as a CLIP model. It needs ${required.join(", ")} and its weights.`,
      );
    files.push({ path, source });
  }
  const templates = await folder.open("templates.json");
  if (templates) files.push({ path: "templates.json", source: templates });
  const weights = await safetensorsFiles(folder);
  if (weights.length === 0) weights.push(...(await onnxFiles(folder)));
  if (weights.length === 0) throw await withoutWeights(folder);
  return [...files, ...weights.map((source) => ({ path: source.name, source }))];
}
