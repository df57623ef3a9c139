/** Files in folders, one level deep, that may outlast a visit. Names are of letters, digits, "." and "-". */
export interface ByteStore {
  folders(): Promise<string[]>;
  /** The sizes in bytes of a folder's files, by name; of a folder that is not there, none. */
  files(folder: string): Promise<Map<string, number>>;
  /** Null when there is no such file. */
  read(folder: string, name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Makes the folder if there is none. Rejects when there is no room. */
  write(folder: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** A folder with all its files; none is fine. */
  remove(folder: string): Promise<void>;
}

/** A store that lasts as long as the page, of at most `capacity` bytes. */
export function memoryStore(capacity = Infinity): ByteStore {
  const kept = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
  let used = 0;
  return {
    folders: () => Promise.resolve([...kept.keys()]),
    files: (folder) =>
      Promise.resolve(
        new Map(Array.from(kept.get(folder) ?? [], ([name, { length }]) => [name, length])),
      ),
    read: (folder, name) => Promise.resolve(kept.get(folder)?.get(name)?.slice() ?? null),
    write: (folder, name, bytes) => {
      const old = kept.get(folder)?.get(name)?.length ?? 0;
      if (used - old + bytes.length > capacity)
        return Promise.reject(new DOMException("The store is full.", "QuotaExceededError"));
      used += bytes.length - old;
      const files = kept.get(folder) ?? new Map<string, Uint8Array<ArrayBuffer>>();
      kept.set(folder, files.set(name, bytes.slice()));
      return Promise.resolve();
    },
    remove: (folder) => {
      for (const { length } of kept.get(folder)?.values() ?? []) used -= length;
      kept.delete(folder);
      return Promise.resolve();
    },
  };
}
