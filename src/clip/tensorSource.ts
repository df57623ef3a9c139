import type { Shape } from "../graph/graph.ts";
import type { Folder } from "../shared/files.ts";

/** Tensors to be read, of one file or several. */
export interface TensorSource {
  /** By Hugging Face's names; tensors of integers are left out, since they carry no weights. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /**
   * Fills each of `targets` with the tensor of its name, as float32 in row-major order. Reads nothing
   * else but small gaps, and holds little more than the targets at a time. Throws a FailureError.
   */
  read(targets: ReadonlyMap<string, Float32Array>): Promise<void>;
}

/** Makes a source of what a folder holds, or gives null when it holds no files of this layout. */
export type OpenTensors = (folder: Folder) => Promise<TensorSource | null>;
