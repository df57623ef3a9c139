import { Reader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import type { ByteSource } from "../../shared/byteSource.ts";
import { FailureError, toFailure } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Said } from "../../shared/said.ts";
import type { StoredFile } from "./storedFile.ts";

/**
 * The files of a zip, which is read in place: its directory now, and each file when it is asked for.
 * Paths begin with the zip's own name, so that `real.zip` with `<class>/<file>` is the domain `real`.
 * Throws a FailureError "bad-file" for what is no zip.
 */
export async function zipFiles(source: ByteSource): Promise<StoredFile[]> {
  const stem = source.name.replace(/^.*\//, "").replace(/\.zip$/i, "");
  const reader = new ZipReader(new SourceReader(source), { useWebWorkers: false });
  let entries;
  try {
    entries = await reader.getEntries();
  } catch (cause) {
    throw asFailure(cause, (detail) => said("notZip", source.name, detail));
  }
  return entries.flatMap((entry): StoredFile[] => {
    if (entry.directory) return [];
    const read = async (signal?: AbortSignal): Promise<Uint8Array> => {
      try {
        return await entry.getData(new Uint8ArrayWriter(), {
          useWebWorkers: false,
          checkSignature: true,
          ...(signal && { signal }),
        });
      } catch (cause) {
        throw asFailure(cause, (detail) => said("notOutOfZip", detail));
      }
    };
    return [{ path: `${stem}/${entry.filename}`, size: entry.uncompressedSize, read }];
  });
}

/** Errors of the source keep their own words; those of the zip are put into ours. */
function asFailure(cause: unknown, words: (detail: Said) => Said): FailureError {
  if (cause instanceof FailureError) return cause;
  return new FailureError("bad-file", words(toFailure(cause)), { cause });
}

/** A source as zip.js reads it. */
class SourceReader extends Reader<ByteSource> {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super(source);
    this.#source = source;
    this.size = source.size;
  }

  override readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#source.slice(index, Math.min(index + length, this.size));
  }
}
