import { clearKept, keptFolders } from "./clearKept.ts";
import type { FileTree } from "./fileTree.ts";
import { totalOf } from "./fileTree.ts";

export { clearKept };

/** What this page keeps of models and data sets, and what there is room for. */
export interface StorageUse {
  readonly keptBytes: number;
  /** What the browser would still let this page keep; null where it does not say. */
  readonly freeBytes: number | null;
  /** Whether the browser keeps it until it is cleared by hand; null where it does not say. */
  readonly isPersisted: boolean | null;
}

/** @param manager navigator.storage, or what there is of it */
export async function storageUse(
  tree: FileTree,
  manager: Partial<StorageManager> | undefined,
): Promise<StorageUse> {
  let keptBytes = 0;
  for (const folder of keptFolders) keptBytes += totalOf(await tree.list(folder));
  const estimate = await manager?.estimate?.().catch(() => null);
  const { usage, quota } = estimate ?? {};
  return {
    keptBytes,
    freeBytes: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
    isPersisted: (await manager?.persisted?.().catch(() => null)) ?? null,
  };
}
