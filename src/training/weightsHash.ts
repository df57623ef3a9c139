import type { ClipModel } from "../clip/model.ts";
import { Sha256 } from "../shared/sha256.ts";

/**
 * SHA-256 of a model's numbers: of every parameter, by name, the name and its float32 values. The same
 * whatever files they come from, and however these round them.
 */
export function weightsHash({ imageWeights, textWeights, logitScale }: ClipModel): string {
  const hash = new Sha256();
  const parameters = [
    ...imageWeights,
    ...textWeights,
    ["logit_scale", Float32Array.of(logitScale)] as const,
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, { buffer, byteOffset, byteLength }] of parameters)
    hash
      .update(new TextEncoder().encode(name))
      .update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.hex();
}
