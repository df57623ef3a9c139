import type { FileTree } from "./fileTree.ts";
import { blobOf, isWithin, totalOf } from "./fileTree.ts";

/** A tree in memory with room for `capacity` bytes, for tests. */
export function memoryTree(capacity = Infinity): FileTree {
  const kept = new Map<string, Blob>();
  const sizes = () => new Map(Array.from(kept, ([path, { size }]) => [path, size] as const));
  return {
    list: (folder) =>
      Promise.resolve(new Map([...sizes()].filter(([path]) => isWithin(path, folder)))),
    read: (path) => Promise.resolve(kept.get(path) ?? null),
    write: async (path, content) => {
      const blob = await blobOf(content);
      const others = totalOf(sizes()) - (kept.get(path)?.size ?? 0);
      if (others + blob.size > capacity)
        throw new DOMException("The disk is full.", "QuotaExceededError");
      kept.set(path, blob);
    },
    remove: (path) => {
      for (const one of kept.keys()) if (isWithin(one, path)) kept.delete(one);
      return Promise.resolve();
    },
  };
}
