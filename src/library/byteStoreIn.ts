import type { ByteStore } from "../hub/byteStore.ts";
import type { FileTree } from "./fileTree.ts";

/** A folder of a tree as the hub's store. */
export function byteStoreIn(tree: FileTree, root: string): ByteStore {
  const below = async (folder: string) =>
    Array.from(
      await tree.list(folder),
      ([path, size]) => [path.slice(folder.length + 1), size] as const,
    );
  return {
    folders: async () => [
      ...new Set((await below(root)).map(([path]) => path.slice(0, path.indexOf("/")))),
    ],
    files: async (folder) => new Map(await below(`${root}/${folder}`)),
    read: async (folder, name) => {
      const blob = await tree.read(`${root}/${folder}/${name}`);
      return blob && new Uint8Array(await blob.arrayBuffer());
    },
    write: (folder, name, bytes) => tree.write(`${root}/${folder}/${name}`, bytes),
    remove: (folder) => tree.remove(`${root}/${folder}`),
  };
}
