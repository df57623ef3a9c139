import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { FailureError, toFailure } from "../../shared/failure.ts";
import type { StoredFile } from "./storedFile.ts";

/** Every file below a folder on disk, in Node. Throws a FailureError "bad-file" that names it. */
export async function listNodeFolder(folder: string): Promise<StoredFile[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return await Promise.all(
      files.map(async ({ parentPath, name }): Promise<StoredFile> => {
        const path = join(parentPath, name);
        const { size } = await stat(path);
        return {
          path: relative(folder, path).split(sep).join("/"),
          size,
          read: async () => Uint8Array.from(await readFile(path)),
        };
      }),
    );
  } catch (cause) {
    throw new FailureError(
      "bad-file",
      `'${folder}' is not a readable folder: ${toFailure(cause).message}`,
      { cause },
    );
  }
}
