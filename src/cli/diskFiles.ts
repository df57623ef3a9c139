import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FailureError } from "../shared/failure.ts";
import type { Files } from "../shared/files.ts";

const assetsAdvice = "--assets must name the folder that holds models/ and data/, as public/ does.";

/** The files of a folder on disk; `advice` says what to do where one is missing. */
export function diskFiles(folder: string, advice: string = assetsAdvice): Files {
  return { read: (path) => readBytes(join(folder, path), advice) };
}

/** A whole file. Throws a FailureError "bad-file" that names it; `advice` says what to do. */
export async function readBytes(path: string, advice: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return Uint8Array.from(await readFile(path));
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "ENOENT" ? "is not there" : "is not readable";
    throw new FailureError("bad-file", `'${path}' ${reason}. ${advice}`, { cause: error });
  }
}
