import { readWhole } from "../shared/byteSource.ts";
import { asArray, asInteger, asObject, asString, isObject, parseJson } from "../shared/json.ts";
import { sha256 } from "../shared/sha256.ts";
import type { ByteStore } from "./byteStore.ts";
import { openHttp } from "./httpSource.ts";
import type { HttpOptions } from "./rangeRequest.ts";
import type { Repository } from "./repository.ts";
import { listingUrl } from "./repository.ts";

/** What is known of a file before any of it is read. */
export interface FileFacts {
  readonly size: number;
  /** In hexadecimal; null when the hub names none, as for small files. */
  readonly sha256: string | null;
  /** The hub's own name for the content; null when it has none. */
  readonly id: string | null;
}

/** Names that begin so in the store are lists, and no files. */
const listingPrefix = "list-";
const fileName = "files.json";
/** The hub's lists come in pages of so many: a longer one is known in part. */
const pageLength = 1000;

/** A list as it is kept. */
interface Kept {
  readonly isComplete: boolean;
  readonly files: readonly (readonly [string, FileFacts | null])[];
}

/**
 * Which files a repository has. The hub's list holds them all; of a mirror without a list, those that
 * were once asked for. It is kept in the store, so that another visit asks for nothing that is there.
 */
export class Listing {
  readonly #folder: string;
  readonly #store: ByteStore | null;
  readonly #files: Map<string, FileFacts | null>;
  readonly #isComplete: boolean;

  private constructor(folder: string, store: ByteStore | null, { isComplete, files }: Kept) {
    this.#folder = folder;
    this.#store = store;
    this.#files = new Map(files);
    this.#isComplete = isComplete;
  }

  /** Throws a FailureError when the host cannot be reached or sends no list that can be read. */
  static async open(
    host: string,
    repository: Repository,
    store: ByteStore | null,
    options: HttpOptions,
  ): Promise<Listing> {
    const url = listingUrl(host, repository);
    const folder = listingPrefix + sha256(new TextEncoder().encode(url));
    const bytes = await store?.read(folder, fileName);
    const kept = bytes ? readKept(bytes) : null;
    if (kept) return new Listing(folder, store, kept);
    const source = await openHttp(url, options);
    const files = source ? readHub(await readWhole(source), url) : [];
    const isComplete = source !== null && files.length < pageLength;
    const listing = new Listing(folder, store, { isComplete, files });
    await listing.#keep();
    return listing;
  }

  /** Null: the repository has no such file; undefined: that is not known. */
  find(path: string): FileFacts | null | undefined {
    return this.#isComplete ? (this.#files.get(path) ?? null) : this.#files.get(path);
  }

  async add(path: string, facts: FileFacts | null): Promise<void> {
    this.#files.set(path, facts);
    await this.#keep();
  }

  async #keep(): Promise<void> {
    const kept: Kept = { isComplete: this.#isComplete, files: [...this.#files] };
    const bytes = new TextEncoder().encode(JSON.stringify(kept));
    // Without room for a list there is none for what it lists: the readers of files will say so.
    await this.#store?.write(this.#folder, fileName, bytes).catch(() => undefined);
  }
}

function readHub(bytes: Uint8Array, url: string): [string, FileFacts][] {
  return asArray(parseJson(bytes, url), url).flatMap((value, i): [string, FileFacts][] => {
    const at = `${url}: entry ${i}`;
    const entry = asObject(value, at);
    if (entry["type"] !== "file") return [];
    const lfs = entry["lfs"];
    const facts = {
      size: asInteger(entry["size"], `${at}, size`, 0, Number.MAX_SAFE_INTEGER),
      sha256: isObject(lfs) ? asString(lfs["oid"], `${at}, lfs.oid`) : null,
      id: asString(entry["oid"], `${at}, oid`),
    };
    return [[asString(entry["path"], `${at}, path`), facts]];
  });
}

/** Null for a list that was damaged since: it is asked for again. */
function readKept(bytes: Uint8Array): Kept | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Kept;
  } catch {
    return null;
  }
}
