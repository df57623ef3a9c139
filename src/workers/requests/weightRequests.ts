import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import type { SitePlace } from "../../shared/sitePlace.ts";
import { transformersJsFiles } from "../../training/transformersJs.ts";
import type { Handlers } from "./requestSite.ts";

export interface WeightRequests {
  /** tuned.safetensors of a finished or stopped run (Hugging Face names and head.weight). */
  exportWeights: {
    readonly params: { readonly runId: string };
    readonly result: Uint8Array<ArrayBuffer>;
  };
  /** The image tower of such a run as a zip in transformers.js' layout; `model` as its spec names it. */
  exportOnnx: {
    readonly params: { readonly runId: string; readonly model: string; readonly site: SitePlace };
    readonly result: Uint8Array<ArrayBuffer>;
  };
}

export const weightRequests: Handlers<WeightRequests> = {
  exportWeights: ({ runId }, { weights }) => weights.of(runId),
  exportOnnx: async ({ runId, model, site }, { weights, files }) =>
    zipped(await transformersJsFiles(files(site), model, await weights.of(runId))),
};

/** Weights do not get smaller by compressing. */
async function zipped(
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 0, useWebWorkers: false });
  for (const [path, bytes] of files) await writer.add(path, new Uint8ArrayReader(bytes));
  return writer.close();
}
