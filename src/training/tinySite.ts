/** A site small enough for tests: a random CLIP, a readable tokenizer and drawn pictures. */
import { parseClipConfig } from "../clip/config.ts";
import { tinyConfigJson, tinyTokenizerFiles } from "../clip/fixtures.ts";
import type { ParameterInfo } from "../clip/parameters.ts";
import { imageTowerParameters, textTowerParameters, unpackParameters } from "../clip/parameters.ts";
import { writeSafetensors } from "../clip/safetensors.ts";
import { synthesizeDataset } from "../data/syntheticDataset.ts";
import { sizeOf } from "../graph/graph.ts";
import { FailureError } from "../shared/failure.ts";
import type { Files } from "../shared/files.ts";
import { RandomStream } from "../shared/random.ts";

const tokenizer = tinyTokenizerFiles();
const configJson = tinyConfigJson();

/** Files by path: models/drawings-clip/… and data/drawings/…, as the default spec names them. */
export function tinySiteFiles(): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const dataset = synthesizeDataset({
    name: "drawings",
    tile: 16,
    classCount: 4,
    perClass: 6,
    domains: ["emoji", "outline"],
  });
  const model: Readonly<Record<string, unknown>> = {
    ...tokenizer,
    "config.json": configJson,
    "preprocessor_config.json": { image_mean: [0.5, 0.5, 0.5], image_std: [0.25, 0.25, 0.25] },
    "templates.json": ["a cat of a {}", "{}"],
  };
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  return new Map([
    ...[...dataset.files].map(([path, bytes]) => [`data/drawings/${path}`, bytes] as const),
    ...Object.entries(model).map(
      ([path, value]) => [`models/drawings-clip/${path}`, json(value)] as const,
    ),
    ["models/drawings-clip/model.safetensors", randomModel()] as const,
  ]);
}

export function filesIn(contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Files {
  return {
    read: (path) => {
      const bytes = contents.get(path);
      if (bytes) return Promise.resolve(bytes.slice());
      return Promise.reject(new FailureError("download", `there is no file '${path}'`));
    },
  };
}

function randomModel(): Uint8Array<ArrayBuffer> {
  const config = parseClipConfig(configJson);
  const random = new RandomStream(0, "tiny clip");
  const fill = ({ name, shape }: ParameterInfo) => {
    const isScale = name.includes("norm") && name.endsWith("weight");
    const spread = shape.length > 1 ? 1 / Math.sqrt(shape.at(-1)!) : 0.1;
    const data = Float32Array.from(
      { length: sizeOf(shape) },
      () => (isScale ? 1 : 0) + spread * random.normal(),
    );
    return [name, data] as const;
  };
  const image = new Map(imageTowerParameters(config).map(fill));
  const text = new Map(textTowerParameters(config).map(fill));
  return writeSafetensors(
    new Map([
      ...unpackParameters(config, "image", image),
      ...unpackParameters(config, "text", text),
      ["logit_scale", { shape: [], data: Float32Array.of(Math.log(10)) }],
    ]),
    { dtype: "F32" },
  );
}
