import type { Checkpoint } from "./checkpoint.ts";
import type { FileParts } from "./checkpointFile.ts";
import { liveCheckpoint, writeCheckpoint } from "./checkpointFile.ts";

/** All parts of a file, one after the other. */
export async function joined(parts: FileParts): Promise<Uint8Array<ArrayBuffer>> {
  const blobs: Blob[] = [];
  for await (const part of parts) blobs.push(new Blob([part]));
  return new Uint8Array(await new Blob(blobs).arrayBuffer());
}

/** The file of a checkpoint that is in memory. */
export function fileOf(checkpoint: Checkpoint): Promise<Uint8Array<ArrayBuffer>> {
  return joined(writeCheckpoint(liveCheckpoint(checkpoint)));
}
