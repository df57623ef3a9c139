import { hashedWeight } from "../../oracle/hashed.ts";
import { parseClipConfig } from "../../src/clip/config.ts";
import { tinyTokenizerFiles } from "../../src/clip/fixtures.ts";
import type { NamedTensor } from "../../src/clip/parameters.ts";
import { fileShapes } from "../../src/clip/parameters.ts";
import { writeSafetensors } from "../../src/clip/safetensors.ts";
import { synthesizeDataset } from "../../src/data/syntheticDataset.ts";

/** A config.json object with both towers' sections. */
export interface ModelJson {
  readonly text_config: object;
  readonly vision_config: object;
}

/**
 * A site with a CLIP of the given shapes, whose weights are made up, and drawn pictures of its size:
 * what is measured is memory, on which no number depends.
 */
export function memorySite(model: ModelJson): Map<string, Uint8Array<ArrayBuffer>> {
  const parsed = parseClipConfig(configOf(model));
  const tensors = (["image", "text"] as const).flatMap((tower) =>
    [...fileShapes(parsed, tower)].map(([name, shape]): [string, NamedTensor] => [
      name,
      { shape, data: hashedWeight(name, shape) },
    ]),
  );
  const scale: [string, NamedTensor] = ["logit_scale", { shape: [], data: Float32Array.of(3) }];
  const weights = writeSafetensors(new Map([...tensors, scale]), { dtype: "F32" });
  return siteWithoutWeights(model).set("models/drawings-clip/model.safetensors", weights);
}

/** All of it that an estimate needs. */
export function siteWithoutWeights(model: ModelJson): Map<string, Uint8Array<ArrayBuffer>> {
  const config = configOf(model);
  const dataset = synthesizeDataset({
    ...{ name: "drawings", tile: parseClipConfig(config).image.imageSize },
    ...{ classCount: 5, perClass: 4, domains: ["emoji", "outline"] },
  });
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const files: Readonly<Record<string, unknown>> = {
    ...tinyTokenizerFiles(),
    "config.json": config,
    "preprocessor_config.json": { image_mean: [0.5, 0.5, 0.5], image_std: [0.25, 0.25, 0.25] },
    "templates.json": ["a cat of a {}", "{}"],
  };
  return new Map([
    ...[...dataset.files].map(([path, bytes]) => [`data/drawings/${path}`, bytes] as const),
    ...Object.entries(files).map(
      ([path, value]) => [`models/drawings-clip/${path}`, json(value)] as const,
    ),
  ]);
}

/** With the end of text of the tokenizer that goes with it. */
function configOf(model: ModelJson): ModelJson {
  const { vocab } = tinyTokenizerFiles()["tokenizer.json"].model;
  const eos = Object.keys(vocab).length - 1;
  return { ...model, text_config: { ...model.text_config, eos_token_id: eos } };
}
