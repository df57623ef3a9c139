import type { FileTree } from "./fileTree.ts";

/**
 * The origin's private file system, in a page or a worker; null where the browser has none that can be
 * written to (no secure context, private windows of some browsers).
 */
export async function originTree(): Promise<FileTree | null> {
  try {
    if (!("createWritable" in FileSystemFileHandle.prototype)) return null;
    return treeIn(await navigator.storage.getDirectory());
  } catch {
    // The reasons differ by browser, and are all the same to the caller: nothing can be kept here.
    return null;
  }
}

function treeIn(root: FileSystemDirectoryHandle): FileTree {
  /** The folder that a path lies in, and its name there; null for a folder that is not there. */
  async function locate(path: string, create: boolean) {
    const folders = path.split("/");
    const name = folders.pop()!;
    let folder = root;
    for (const one of folders) {
      const next = await orNull(folder.getDirectoryHandle(one, { create }));
      if (!next) return null;
      folder = next;
    }
    return { folder, name };
  }

  return {
    async list(path) {
      const sizes = new Map<string, number>();
      const place = await locate(path, false);
      const folder = place && (await orNull(place.folder.getDirectoryHandle(place.name)));
      if (folder) await addSizes(sizes, folder, path);
      return sizes;
    },
    async read(path) {
      const place = await locate(path, false);
      const handle = place && (await orNull(place.folder.getFileHandle(place.name)));
      return handle && handle.getFile();
    },
    async write(path, content) {
      // Asked to create them, it gives every folder or throws.
      const { folder, name } = (await locate(path, true))!;
      const handle = await folder.getFileHandle(name, { create: true });
      const writer = await handle.createWritable();
      try {
        if (Symbol.asyncIterator in content)
          for await (const part of content) await writer.write(part);
        else await writer.write(content);
      } catch (error) {
        await writer.abort();
        throw error;
      }
      // What was written takes the file's place all at once, here.
      await writer.close();
    },
    async remove(path) {
      const place = await locate(path, false);
      if (place) await orNull(place.folder.removeEntry(place.name, { recursive: true }));
    },
  };
}

async function addSizes(
  sizes: Map<string, number>,
  folder: FileSystemDirectoryHandle,
  path: string,
): Promise<void> {
  for await (const [name, handle] of folder.entries())
    if (handle.kind === "directory") await addSizes(sizes, handle, `${path}/${name}`);
    else sizes.set(`${path}/${name}`, (await handle.getFile()).size);
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
