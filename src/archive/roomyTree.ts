import type { FileTree } from "../library/fileTree.ts";

/**
 * A tree that makes room where there is none: a write that fails for it is tried again for as long as
 * `makeRoom` could throw something away.
 */
export function roomyTree(tree: FileTree, makeRoom: () => Promise<boolean>): FileTree {
  return {
    ...tree,
    async write(path, content) {
      for (;;) {
        try {
          await tree.write(path, content);
          return;
        } catch (error) {
          if (!isFull(error) || !(await makeRoom())) throw error;
        }
      }
    },
  };
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
