import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStore } from "../data/import/datasetStore.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { diskFiles } from "./diskFiles.ts";

const advice = "--data must name the folder of imported data sets; 'lipsum import' makes one.";

/** The folder on disk that holds imported data sets. It is made when one is first written. */
export function datasetFolder(root: string): FileStore {
  return {
    ...diskFiles(root, advice),
    async write(path, bytes) {
      const file = join(root, path);
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(`${file}.part`, bytes);
        await rename(`${file}.part`, file);
      } catch (cause) {
        const reason = toFailure(cause).message;
        throw new FailureError("bad-file", `'${file}' cannot be written: ${reason}`, { cause });
      }
    },
  };
}
