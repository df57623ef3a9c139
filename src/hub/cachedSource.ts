import type { ByteSource } from "../shared/byteSource.ts";
import { bytesIn, checkPart } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { Sha256, sha256 } from "../shared/sha256.ts";
import type { ByteStore } from "./byteStore.ts";

export interface CachedFile {
  /** What messages call it. */
  readonly name: string;
  readonly size: number;
  /** The folder of the store: the same for the same content. */
  readonly key: string;
  /** Of the whole file, in hexadecimal; null when nobody names it. */
  readonly sha256: string | null;
}

export interface CacheOptions {
  /** Null: nothing is kept. */
  readonly store: ByteStore | null;
  /** Told once of each thing that went wrong and does not matter to this visit. */
  readonly onNotice?: (message: string) => void;
  /** Told of bytes that came from the store. */
  readonly onBytes?: (count: number) => void;
  /** What is fetched and kept at once. */
  readonly chunkBytes?: number;
}

/** Chunks as large as what the readers of weights ask for at once. */
const chunkDefault = 8 * 2 ** 20;
/** The name of the file that says that the whole had the hash it should have. */
const verifiedMark = "verified";

/**
 * A file that is fetched chunk by chunk, once, and kept. Each chunk is kept under its own hash, and
 * one that was damaged since is fetched again. Read in order to its end, the whole is held to its
 * SHA-256: with another, it is thrown away and the reader gets a FailureError ("download"). Where the
 * store is full, reading goes on without it.
 * @param connect opens the file where it comes from; called only when a chunk is missing.
 */
export function cachedSource(
  file: CachedFile,
  connect: () => Promise<ByteSource>,
  options: CacheOptions,
): ByteSource {
  const chunks = new Chunks(file, connect, options);
  const chunkBytes = options.chunkBytes ?? chunkDefault;
  let last: Promise<unknown> = Promise.resolve();

  async function slice(
    start: number,
    end: number,
    room: Uint8Array<ArrayBuffer> | undefined,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = bytesIn(room, end - start);
    for (let at = start; at < end;) {
      const index = Math.floor(at / chunkBytes);
      const chunk = await chunks.read(index);
      const part = chunk.subarray(at - index * chunkBytes, end - index * chunkBytes);
      bytes.set(part, at - start);
      at += part.length;
    }
    return bytes;
  }

  return {
    name: file.name,
    size: file.size,
    slice: (start, end, room) => {
      checkPart(file.name, file.size, start, end);
      // One after the other, so that readers of the same chunk wait for it rather than fetch it twice.
      const next = last.then(() => slice(start, end, room));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

class Chunks {
  readonly #file: CachedFile;
  readonly #connect: () => Promise<ByteSource>;
  readonly #options: CacheOptions;
  readonly #chunkBytes: number;
  #store: ByteStore | null;
  #names: Map<number, string> | null = null;
  #source: Promise<ByteSource> | null = null;
  #latest: { readonly index: number; readonly bytes: Uint8Array<ArrayBuffer> } | null = null;
  /** What chunks are fetched into, one after the other. */
  #room: Uint8Array<ArrayBuffer> | null = null;
  #whole: { readonly hash: Sha256; next: number } | null;

  constructor(file: CachedFile, connect: () => Promise<ByteSource>, options: CacheOptions) {
    this.#file = file;
    this.#connect = connect;
    this.#options = options;
    this.#chunkBytes = options.chunkBytes ?? chunkDefault;
    this.#store = options.store;
    this.#whole = file.sha256 === null ? null : { hash: new Sha256(), next: 0 };
  }

  async read(index: number): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#latest?.index === index) return this.#latest.bytes;
    this.#latest = null;
    const bytes = (await this.#stored(index)) ?? (await this.#fetched(index));
    await this.#verify(index, bytes);
    this.#latest = { index, bytes };
    return bytes;
  }

  /** A chunk as it was kept, unless it was damaged since. */
  async #stored(index: number): Promise<Uint8Array<ArrayBuffer> | null> {
    if (!this.#store) return null;
    const { key } = this.#file;
    this.#names ??= await this.#keptNames(this.#store);
    const name = this.#names.get(index);
    const bytes = name === undefined ? null : await this.#store.read(key, name);
    if (!bytes || name !== chunkName(index, await hashOf(bytes))) return null;
    this.#options.onBytes?.(bytes.length);
    return bytes;
  }

  async #keptNames(store: ByteStore): Promise<Map<number, string>> {
    const names = [...(await store.files(this.#file.key)).keys()];
    if (names.includes(verifiedMark)) this.#whole = null;
    return new Map(names.flatMap((name) => (/^\d+\./.test(name) ? [[parseInt(name), name]] : [])));
  }

  async #fetched(index: number): Promise<Uint8Array<ArrayBuffer>> {
    const { size, name } = this.#file;
    const source = await (this.#source ??= this.#connect());
    if (source.size !== size)
      throw new FailureError("download", said("changedMeanwhile", name, source.size, size));
    const start = index * this.#chunkBytes;
    const end = Math.min(start + this.#chunkBytes, size);
    this.#room ??= new Uint8Array(Math.min(this.#chunkBytes, size));
    const bytes = await source.slice(start, end, this.#room);
    const kept = chunkName(index, await hashOf(bytes));
    if (await this.#keep(kept, bytes)) this.#names?.set(index, kept);
    return bytes;
  }

  /** Whether there was room. */
  async #keep(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    if (!this.#store) return false;
    try {
      await this.#store.write(this.#file.key, name, bytes);
      return true;
    } catch (error) {
      this.#store = null;
      const reason = error instanceof Error ? error.message : String(error);
      this.#options.onNotice?.(
        `${this.#file.name} is not kept for the next visit: ${reason} This visit goes on without. To make room, clear the cache.`,
      );
      return false;
    }
  }

  /** Holds the whole file to its hash once its last chunk has passed by, each in its turn. */
  async #verify(index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { name, size, key, sha256: expected } = this.#file;
    if (this.#whole?.next !== index || expected === null) return;
    this.#whole.hash.update(bytes);
    this.#whole.next += 1;
    if (this.#whole.next * this.#chunkBytes < size) return;
    const actual = this.#whole.hash.hex();
    this.#whole = null;
    if (actual === expected) {
      await this.#keep(verifiedMark, Uint8Array.of(1));
      return;
    }
    await this.#store?.remove(key);
    throw new FailureError("download", said("damagedOnItsWay", name, actual, expected));
  }
}

function chunkName(index: number, hash: string): string {
  return `${index}.${hash}`;
}

/** SHA-256 in hexadecimal, by the browser's own code where the page is allowed to use it. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Its type does not know of pages without a secure context.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return sha256(bytes);
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
