/** Models of true shapes with hashed weights, as repositories of the hub. For tests in Node. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseClipConfig } from "../src/clip/config.ts";
import { fileShapes } from "../src/clip/parameters.ts";
import { writeSafetensors } from "../src/clip/safetensors.ts";
import { hashedWeight } from "./hashed.ts";
import { realShape } from "./realShapes.ts";

/** Data beside the project: real pictures, CLIP's tokenizer. Tests that need them are skipped without. */
export const sharedData = fileURLToPath(new URL("../../shared/data/", import.meta.url));
export const hasSharedData = existsSync(join(sharedData, "mini-domainnet"));

/** The files of "owner/name" by their paths on the hub. */
export function realRepository(
  id: string,
  name: Parameters<typeof realShape>[0],
): Record<string, Uint8Array<ArrayBuffer>> {
  const { config, logLogitScale } = realShape(name);
  const parsed = parseClipConfig(config);
  const shapes = [...fileShapes(parsed, "image"), ...fileShapes(parsed, "text")];
  const tensors = new Map(
    shapes.map(([one, shape]) => [one, { shape, data: hashedWeight(one, shape) }] as const),
  );
  tensors.set("logit_scale", { shape: [], data: Float32Array.of(logLogitScale) });
  const fromDisk = (path: string) => Uint8Array.from(readFileSync(join(sharedData, path)));
  return {
    [`${id}/config.json`]: new TextEncoder().encode(JSON.stringify(config)),
    [`${id}/preprocessor_config.json`]: fromDisk("clip_configs/preprocessor_config.clip.json"),
    [`${id}/tokenizer.json`]: fromDisk("clip_tokenizer/tokenizer.json"),
    [`${id}/tokenizer_config.json`]: fromDisk("clip_tokenizer/tokenizer_config.json"),
    [`${id}/model.safetensors`]: writeSafetensors(tensors, { dtype: "F32" }),
  };
}
