import type { DragEvent } from "react";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { GivenFile } from "../../state/library.ts";

/** The files of a file input, of single files or of a folder. */
export function filesOfInput({ files }: HTMLInputElement): GivenFile[] {
  return Array.from(files ?? [], (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** All files that were dropped, those in folders too. Rejects with a FailureError that names what cannot be read. */
export async function filesOfDrop({ dataTransfer }: DragEvent): Promise<GivenFile[]> {
  // The list of items is gone after the first await.
  const entries = Array.from(dataTransfer.items, (item) => item.webkitGetAsEntry());
  const files: GivenFile[] = [];
  for (const entry of entries) if (entry) await addEntry(files, entry);
  return files;
}

async function addEntry(files: GivenFile[], entry: FileSystemEntry): Promise<void> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry instanceof FileSystemFileEntry) {
    const file = await readable<File>(path, (resolve, reject) => entry.file(resolve, reject));
    files.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A folder is read a hundred entries at a time.
    const some = await readable<FileSystemEntry[]>(path, (resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const one of some) await addEntry(files, one);
  }
}

/** What a reader with two callbacks gives. */
async function readable<T>(
  path: string,
  read: (resolve: (found: T) => void, reject: (cause: Error) => void) => void,
): Promise<T> {
  try {
    return await new Promise<T>(read);
  } catch (cause) {
    throw new FailureError("bad-file", said("fileMoved", path), { cause });
  }
}
