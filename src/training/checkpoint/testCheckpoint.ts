import type { NamedTensor } from "../../clip/parameters.ts";
import type { TensorSource } from "../../clip/tensorSource.ts";
import { sizeOf } from "../../graph/graph.ts";
import { memorySource } from "../../shared/byteSource.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { FileParts } from "./checkpointFile.ts";
import { readCheckpoint } from "./checkpointFile.ts";

/** All parts of a file, one after the other. */
export async function joined(parts: FileParts): Promise<Uint8Array<ArrayBuffer>> {
  const blobs: Blob[] = [];
  for await (const part of parts) blobs.push(new Blob([part]));
  return new Uint8Array(await new Blob(blobs).arrayBuffer());
}

/** The checkpoint of a file that is in memory. */
export function checkpointIn(file: Uint8Array): Promise<Checkpoint> {
  return readCheckpoint(memorySource("checkpoint.safetensors", file));
}

/** All tensors of a source as they are now. */
export async function tensorsOf(source: TensorSource): Promise<Map<string, NamedTensor>> {
  const tensors = new Map(
    Array.from(source.shapes, ([name, shape]) => [
      name,
      { shape, data: new Float32Array(sizeOf(shape)) },
    ]),
  );
  await source.read(new Map(Array.from(tensors, ([name, { data }]) => [name, data])));
  return tensors;
}
