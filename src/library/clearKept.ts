import type { FileTree } from "./fileTree.ts";

/** All that this page keeps of models and data sets. Runs are kept elsewhere. */
export const keptFolders = ["hub", "models", "kept-models", "datasets"] as const;

/** Throws away every model and data set. */
export async function clearKept(tree: FileTree): Promise<void> {
  for (const folder of keptFolders) await tree.remove(folder);
}
