import type { FileHashes } from "../experiment/recording.ts";
import type { AssetNames } from "../experiment/spec.ts";
import { asObject, asString, parseJson } from "../shared/json.ts";
import { sha256 } from "../shared/sha256.ts";
import { fetchSiteFile } from "./fetchSiteFile.ts";
import type { Run } from "./run.ts";

/** What can be asked of files without fetching a model or pictures. */
export interface FileSources {
  readonly filesUrl: string;
  /** index.json of an imported data set; null where it is not here. */
  readonly datasetIndex: (name: string) => Promise<Blob | null>;
  /** Those that were trained here have read their files. */
  readonly runs: readonly Run[];
}

/**
 * The hashes of a model and a data set as they are here. Of what comes with the page and of what was
 * imported they are known; of a model from disk once a run has read it. Null where they are not.
 */
export async function filesHere(
  { model, dataset }: Pick<AssetNames, "model" | "dataset">,
  sources: FileSources,
): Promise<FileHashes> {
  const [ofModel, ofData] = await Promise.all([
    isBundled(model) ? orNull(bundledModel(model, sources)) : readHere(model, sources),
    orNull(dataHash(dataset, sources)),
  ]);
  return { model: ofModel, data: ofData };
}

/** models/<name>/sha256.json has the hash of the weights beside them: 88 bytes in place of megabytes. */
async function bundledModel(model: string, { filesUrl }: FileSources): Promise<string> {
  const file = await fetchSiteFile(new URL(`models/${model}/sha256.json`, filesUrl));
  const hashes = asObject(parseJson(file, "sha256.json"), "sha256.json");
  return asString(hashes["model.safetensors"], "model.safetensors");
}

function readHere(model: string, { runs }: FileSources): string | null {
  const own = runs.filter(({ isRecorded, spec }) => !isRecorded && spec.model === model);
  return own.findLast(({ files }) => files?.model)?.files?.model ?? null;
}

async function dataHash(dataset: string, sources: FileSources): Promise<string | null> {
  if (isBundled(dataset))
    return sha256(await fetchSiteFile(new URL(`data/${dataset}/index.json`, sources.filesUrl)));
  const index = await sources.datasetIndex(dataset);
  return index && sha256(new Uint8Array(await index.arrayBuffer()));
}

function isBundled(name: string): boolean {
  return !name.includes(":");
}

/** What cannot be read now is not known. */
function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch(() => null);
}
