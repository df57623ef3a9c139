import type { ByteSource } from "../shared/byteSource.ts";
import { memorySource, readWhole } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import type { Folder } from "../shared/files.ts";
import { asObject, asString, parseJson } from "../shared/json.ts";
import { said } from "../shared/said.ts";

const whole = "model.safetensors";
/** What the app calls the weights that it saves. */
export const checkpointName = "tuned.safetensors";
/** Before the names of the base's shards, which else would be found as a whole model. */
const ofBase = "base/";
const indexName = "model.safetensors.index.json";
/** What is alike for all models of a kind, so that another's serves. */
const companions = ["preprocessor_config.json", "tokenizer.json", "tokenizer_config.json"];

/**
 * A model from disk that takes what it lacks from `base`: weights with a config the tokenizer and how
 * pixels are normalised, and a checkpoint all but the tensors that it holds.
 */
export function joinedFolder(own: Folder, base: Folder): Folder {
  return {
    name: own.name,
    async open(path) {
      const checkpoint = await own.open(checkpointName);
      if (checkpoint) return openCheckpoint(base, checkpoint, path);
      const source = await own.open(path);
      return source ?? (companions.includes(path) ? base.open(path) : null);
    },
  };
}

/** A file of a sharded model, of whose shards the last one, the checkpoint, holds. */
async function openCheckpoint(
  base: Folder,
  checkpoint: ByteSource,
  path: string,
): Promise<ByteSource | null> {
  if (path === whole) return null;
  if (path === checkpointName) return checkpoint;
  if (path.startsWith(ofBase)) return base.open(path.slice(ofBase.length));
  if (path !== indexName) return base.open(path);
  const shards = [...(await shardsOf(base)).map((shard) => ofBase + shard), checkpointName];
  // Readers take the files that are named, in this order; which tensor is where is in them.
  const index = { weight_map: Object.fromEntries(shards.map((shard) => [shard, shard])) };
  return memorySource(indexName, new TextEncoder().encode(JSON.stringify(index)));
}

async function shardsOf(base: Folder): Promise<string[]> {
  // The bundled model's files must all be there, so that its index is never asked for.
  if (await base.open(whole)) return [whole];
  const index = await base.open(indexName);
  if (!index) throw new FailureError("bad-file", said("baseNotSafetensors", base.name));
  const at = `${base.name}: ${indexName}`;
  const map = asObject(asObject(parseJson(await readWhole(index), at), at)["weight_map"], at);
  return [...new Set(Object.values(map).map((file) => asString(file, at)))];
}
