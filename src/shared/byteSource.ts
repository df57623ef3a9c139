import { FailureError } from "./failure.ts";
import { said } from "./said.ts";

/**
 * A file that is read in parts: a person's file, one behind a URL, or bytes in memory. Nothing is
 * read before it is asked for.
 */
export interface ByteSource {
  /** What messages call it: a path or a URL. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /**
   * Bytes from `start` to before `end`, as an array of their own; 0 ≤ start ≤ end ≤ size. Throws a
   * FailureError that names the file and the way out ("internal" for a part that is not in it).
   * @param room an array that they may be put into in its place, where it is large enough: then they are
   * the first bytes of it.
   */
  slice(start: number, end: number, room?: Bytes): Promise<Bytes>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** `count` bytes of `room`, or where it is too small of a new array. */
export function bytesIn(room: Bytes | undefined, count: number): Bytes {
  return room && room.length >= count ? room.subarray(0, count) : new Uint8Array(count);
}

/** Bytes that are there already. */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  const { length: size } = bytes;
  return {
    name,
    size,
    slice: (start, end, room) =>
      Promise.resolve().then(() => {
        checkPart(name, size, start, end);
        const part = bytesIn(room, end - start);
        part.set(bytes.subarray(start, end));
        return part;
      }),
  };
}

/** A file that a person gave to the page. */
export function blobSource(name: string, blob: Blob): ByteSource {
  const { size } = blob;
  return {
    name,
    size,
    async slice(start, end) {
      checkPart(name, size, start, end);
      try {
        return new Uint8Array(await blob.slice(start, end).arrayBuffer());
      } catch (cause) {
        throw new FailureError("bad-file", said("fileMoved", name), { cause });
      }
    },
  };
}

/** The whole file. */
export function readWhole(source: ByteSource): Promise<Uint8Array<ArrayBuffer>> {
  return source.slice(0, source.size);
}

/** Throws a FailureError "internal" unless 0 ≤ start ≤ end ≤ size, all of them integers. */
export function checkPart(name: string, size: number, start: number, end: number): void {
  const isPlace = (n: number) => Number.isSafeInteger(n) && n >= 0 && n <= size;
  if (!isPlace(start) || !isPlace(end) || start > end)
    throw new FailureError(
      "internal",
      `bytes ${start} to ${end} were asked of '${name}', which has ${size}`,
    );
}
