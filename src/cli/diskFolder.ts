import { join } from "node:path";
import type { Folder } from "../shared/files.ts";
import { openDiskSource } from "./diskSource.ts";

/** A folder on disk, whose files are read in parts. */
export function diskFolder(folder: string): Folder {
  return { name: folder, open: (path) => openDiskSource(join(folder, path)) };
}
