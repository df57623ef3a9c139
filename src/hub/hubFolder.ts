import type { DownloadProgress, Folder } from "../shared/files.ts";
import { said } from "../shared/said.ts";
import { sha256 } from "../shared/sha256.ts";
import type { ByteStore } from "./byteStore.ts";
import { cachedSource } from "./cachedSource.ts";
import type { HttpSource } from "./httpSource.ts";
import { openHttp } from "./httpSource.ts";
import type { FileFacts } from "./listing.ts";
import { Listing } from "./listing.ts";
import type { HttpOptions } from "./rangeRequest.ts";
import { anotherHost, failed } from "./rangeRequest.ts";
import type { Repository } from "./repository.ts";
import { defaultHost, fileUrl, repositoryName } from "./repository.ts";

export interface HubOptions extends Omit<HttpOptions, "onBytes"> {
  /** The hub's address, or that of a mirror. */
  readonly host?: string;
  /** Where files are kept for the next visit; null or absent: nowhere. */
  readonly store?: ByteStore | null;
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Told of what went wrong and does not matter to this visit. */
  readonly onNotice?: (message: string) => void;
}

/**
 * The files of a repository. What is kept in the store is not asked for again, not even whether it
 * is there; to see a branch that has moved since, name a commit or clear the cache. Nothing is
 * fetched before a file is opened.
 */
export function hubFolder(repository: Repository, options: HubOptions = {}): Folder {
  const host = options.host ?? defaultHost;
  const { store = null, onProgress, onNotice } = options;
  let listing: Promise<Listing> | null = null;

  return {
    name: repositoryName(repository),
    async open(path) {
      const url = fileUrl(host, repository, path);
      const list = await (listing ??= Listing.open(host, repository, store, options));
      const progress = progressOf(path, onProgress);
      const connect = () => openHttp(url, { ...options, onBytes: progress.add });
      let connected: HttpSource | null = null;
      let facts = list.find(path);
      if (facts === undefined) {
        connected = await connect();
        facts = connected && { size: connected.size, sha256: connected.sha256, id: null };
        await list.add(path, facts);
      }
      if (!facts) return null;
      progress.total = facts.size;
      return cachedSource(
        { name: url, size: facts.size, key: keyOf(url, facts), sha256: facts.sha256 },
        async () => {
          connected ??= await connect();
          if (connected) return connected;
          throw failed(url, said("hubLacks"), anotherHost);
        },
        { store, onBytes: progress.add, ...(onNotice ? { onNotice } : {}) },
      );
    },
  };
}

/** The same for the same content, wherever it comes from, when that is known; else for the same place. */
function keyOf(url: string, { size, sha256: hash, id }: FileFacts): string {
  return hash ?? sha256(new TextEncoder().encode(id === null ? `${url} ${size}` : `${id} ${size}`));
}

function progressOf(path: string, report: HubOptions["onProgress"]) {
  let loaded = 0;
  const progress = {
    total: null as number | null,
    add: (count: number) => {
      // What is asked for a second time after a drop is counted twice before it is cut here.
      loaded = Math.min(loaded + count, progress.total ?? Infinity);
      report?.({ path, loadedBytes: loaded, totalBytes: progress.total });
    },
  };
  return progress;
}
