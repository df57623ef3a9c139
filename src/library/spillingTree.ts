import type { FileTree } from "./fileTree.ts";
import { blobOf, isWithin } from "./fileTree.ts";

/** Files of this visit, by path, for which there was no room, or nothing to keep them in. */
export type HeldFiles = Map<string, Blob>;

/**
 * A tree that never fails for want of room: what `kept` does not take is held in memory, as long as the
 * page lasts, and `onHeld` is told of it.
 * @param kept null where the browser keeps nothing
 */
export function spillingTree(
  kept: FileTree | null,
  held: HeldFiles,
  onHeld: (path: string, reason: string) => void = () => undefined,
): FileTree {
  return {
    async list(folder) {
      const sizes = new Map(await kept?.list(folder));
      for (const [path, { size }] of held) if (isWithin(path, folder)) sizes.set(path, size);
      return sizes;
    },
    read: async (path) => held.get(path) ?? (await kept?.read(path)) ?? null,
    async write(path, content) {
      try {
        if (!kept) throw new Error("this browser keeps no files for this page");
        await kept.write(path, content);
        held.delete(path);
      } catch (error) {
        held.set(path, await blobOf(content));
        onHeld(path, error instanceof Error ? error.message : String(error));
      }
    },
    async remove(folder) {
      for (const path of held.keys()) if (isWithin(path, folder)) held.delete(path);
      await kept?.remove(folder);
    },
  };
}
