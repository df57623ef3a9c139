/**
 * The largest inputs and outputs, in bytes, of a program that is replayed: a replay holds copies of
 * them, and where they are larger a run is bound by its arithmetic, not by its dispatches.
 */
const maxReplayBytes = 256 * 1024 * 1024;

/** Whether a program with inputs and outputs of so many bytes in all is replayed on WebGPU. */
export function isReplayable(edgeBytes: number): boolean {
  return edgeBytes <= maxReplayBytes;
}
