import type { ByteSource } from "../shared/byteSource.ts";
import { memorySource, readWhole } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import type { Folder } from "../shared/files.ts";
import { asObject, asString, parseJson } from "../shared/json.ts";

const whole = "model.safetensors";
const tuned = "tuned.safetensors";
/** Before the names of the base's shards, which else would be found as a whole model. */
const ofBase = "base/";
const indexName = "model.safetensors.index.json";

/**
 * A model whose image tower is that of a checkpoint, and all else `base`'s: a sharded model, of whose
 * shards the last one, the checkpoint, holds.
 */
export function checkpointFolder(name: string, base: Folder, checkpoint: ByteSource): Folder {
  return {
    name,
    async open(path) {
      if (path === whole) return null;
      if (path === tuned) return checkpoint;
      if (path.startsWith(ofBase)) return base.open(path.slice(ofBase.length));
      if (path !== indexName) return base.open(path);
      const shards = [...(await shardsOf(base)).map((shard) => ofBase + shard), tuned];
      // Readers take the files that are named, in this order; which tensor is where is in them.
      const index = { weight_map: Object.fromEntries(shards.map((shard) => [shard, shard])) };
      return memorySource(indexName, new TextEncoder().encode(JSON.stringify(index)));
    },
  };
}

async function shardsOf(base: Folder): Promise<string[]> {
  if (await base.open(whole)) return [whole];
  const index = await base.open(indexName);
  if (!index)
    throw new FailureError(
      "bad-file",
      `${base.name} has no safetensors, which a checkpoint of it needs. Choose the repository that the checkpoint was made from.`,
    );
  const at = `${base.name}: ${indexName}`;
  const map = asObject(asObject(parseJson(await readWhole(index), at), at)["weight_map"], at);
  return [...new Set(Object.values(map).map((file) => asString(file, at)))];
}
