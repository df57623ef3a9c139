import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ByteStore } from "../hub/byteStore.ts";
import { readWhole } from "../shared/byteSource.ts";
import { openDiskSource } from "./diskSource.ts";

/** What is being written ends so: it is no file of the store yet. */
const unfinished = ".part";

/** A folder on disk as a store. It is made when something is first written. */
export function diskStore(root: string): ByteStore {
  return {
    folders: () => list(root),
    async files(folder) {
      const names = (await list(join(root, folder))).filter((name) => !name.endsWith(unfinished));
      const sizes = names.map(
        async (name) => [name, (await stat(join(root, folder, name))).size] as const,
      );
      return new Map(await Promise.all(sizes));
    },
    read: async (folder, name) => {
      const source = await openDiskSource(join(root, folder, name));
      return source && readWhole(source);
    },
    async write(folder, name, bytes) {
      const file = join(root, folder, name);
      await mkdir(join(root, folder), { recursive: true });
      await writeFile(file + unfinished, bytes);
      await rename(file + unfinished, file);
    },
    remove: (folder) => rm(join(root, folder), { recursive: true, force: true }),
  };
}

async function list(folder: string): Promise<string[]> {
  return (await orNull(readdir(folder))) ?? [];
}

/** Null for what is not there. */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
