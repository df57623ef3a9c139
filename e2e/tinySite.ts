import { synthesizeDataset } from "../src/data/syntheticDataset.ts";
import { sha256 } from "../src/shared/sha256.ts";
import { tinySiteFiles } from "../src/training/tinySite.ts";
import type { Overlay } from "./siteServer.ts";

export const tinyDomains = ["emoji", "flat", "outline", "solid", "freehand", "pixel"];

/**
 * A random two-layer CLIP and six drawn domains in place of the bundled ones: small enough to train
 * in seconds on a WebGPU that computes on the CPU. `perClass` pictures a class in every split.
 */
export function tinySite(perClass = 4): Overlay {
  const model = [...tinySiteFiles()].filter(([path]) => path.startsWith("models/"));
  const weights = model.find(([path]) => path.endsWith("model.safetensors"))![1];
  const hashes = JSON.stringify({ "model.safetensors": sha256(weights) });
  const { files } = synthesizeDataset({
    name: "drawings",
    tile: 16,
    classCount: 4,
    perClass,
    domains: tinyDomains,
  });
  const data = [...files].map(([path, bytes]) => [`data/drawings/${path}`, bytes] as const);
  const hashFile = ["models/drawings-clip/sha256.json", new TextEncoder().encode(hashes)] as const;
  return new Map([...model, hashFile, ...data]);
}

/** Settings that fit it, as a link's fragment. */
export const tinySpec =
  "v=2&learningRate=0.01&batchSize=8&evaluations=2&evaluationSubset=8&cropArea=1&lipsum-ft.texts=8&lipsum-ft.tokenLength=4&lipsum-ft.regularization=0.01";
