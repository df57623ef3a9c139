import type { ByteSource } from "../../shared/byteSource.ts";
import { readWhole } from "../../shared/byteSource.ts";

/** A file of a folder or of a zip, not read yet. */
export interface StoredFile {
  /** Relative, with "/". */
  readonly path: string;
  /** In bytes, uncompressed. */
  readonly size: number;
  /** The whole of it. Throws a FailureError that says what is wrong. */
  read(signal?: AbortSignal): Promise<Uint8Array>;
}

export function storedFile(path: string, source: ByteSource): StoredFile {
  return { path, size: source.size, read: () => readWhole(source) };
}
