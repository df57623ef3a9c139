import { FailureError } from "../shared/failure.ts";
import type { Folder, SiteFiles } from "../shared/files.ts";
import { folderOf, wholeFiles } from "../shared/files.ts";
import { said } from "../shared/said.ts";

/** The folder of the model that a spec names. Throws a FailureError ("bad-spec"). */
export function modelFolder(files: SiteFiles, name: string): Folder {
  if (!name.includes(":")) return wholeFiles(name, folderOf(files, `models/${name}`));
  if (files.elsewhere) return files.elsewhere(name);
  throw new FailureError("bad-spec", said("modelElsewhere", name));
}

/** Whether a spec's name is of a person's own files: unlike those of a hub, it says nothing of what they hold. */
export function isFromDisk(name: string): boolean {
  return name.startsWith("folder:");
}
