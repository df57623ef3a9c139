import type { ByteStore } from "./byteStore.ts";

/** The folder of the origin's private file system that holds the store. */
const rootName = "hub";

/**
 * The origin's private file system as a store, in a page or a worker; null where the browser has none
 * that can be written to (no secure context, private windows of some browsers).
 */
export async function opfsStore(): Promise<ByteStore | null> {
  try {
    if (!("createWritable" in FileSystemFileHandle.prototype)) return null;
    const origin = await navigator.storage.getDirectory();
    return storeIn(await origin.getDirectoryHandle(rootName, { create: true }));
  } catch {
    // The reasons differ by browser, and are all the same to the caller: nothing can be kept here.
    return null;
  }
}

function storeIn(root: FileSystemDirectoryHandle): ByteStore {
  const open = (folder: string) => orNull(root.getDirectoryHandle(folder));
  return {
    async folders() {
      const names: string[] = [];
      for await (const name of root.keys()) names.push(name);
      return names;
    },
    async files(folder) {
      const sizes = new Map<string, number>();
      const directory = await open(folder);
      if (!directory) return sizes;
      for await (const [name, handle] of directory.entries())
        if (handle.kind === "file") sizes.set(name, (await handle.getFile()).size);
      return sizes;
    },
    async read(folder, name) {
      const directory = await open(folder);
      const handle = directory && (await orNull(directory.getFileHandle(name)));
      return handle && new Uint8Array(await (await handle.getFile()).arrayBuffer());
    },
    async write(folder, name, bytes) {
      const directory = await root.getDirectoryHandle(folder, { create: true });
      const handle = await directory.getFileHandle(name, { create: true });
      const writer = await handle.createWritable();
      try {
        await writer.write(bytes);
      } catch (error) {
        await writer.abort();
        throw error;
      }
      // What was written takes the file's place all at once, here.
      await writer.close();
    },
    remove: async (folder) => {
      await orNull(root.removeEntry(folder, { recursive: true }));
    },
  };
}

/** Null for what is not there; every other fault is the caller's. */
async function orNull<T>(handle: Promise<T>): Promise<T | null> {
  try {
    return await handle;
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return null;
    throw error;
  }
}
