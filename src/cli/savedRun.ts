import { rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Autosave } from "../training/checkpoint/autosave.ts";
import type { Checkpoint, Checkpoints } from "../training/checkpoint/checkpoint.ts";
import { readCheckpoint } from "../training/checkpoint/checkpointFile.ts";
import { readBytes } from "./diskFiles.ts";
import { UsageError } from "./usageError.ts";

/** checkpoint.safetensors of a run's folder: where an interrupted run goes on. */
export class SavedRun {
  readonly #path: string;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, "checkpoint.safetensors");
  }

  /** Throws a UsageError where nothing is saved, a FailureError "bad-file" where it cannot be read. */
  async read(): Promise<Checkpoint> {
    if (!existsSync(this.#path))
      throw new UsageError(
        `--resume found no checkpoint.safetensors in ${this.#folder}: the run has ended there, or never began`,
      );
    return readCheckpoint(await readBytes(this.#path, "Run without --resume to begin again."));
  }

  /** Saves every few seconds; `onFailed` is told why where it could not. */
  checkpoints(onFailed: (reason: string) => void): Checkpoints {
    return new Autosave({
      // Renamed when whole, so that a crash leaves the one before.
      write: async (file) => {
        await writeFile(`${this.#path}.part`, file);
        await rename(`${this.#path}.part`, this.#path);
      },
      onSaved: () => undefined,
      onFailed: ({ message }) => onFailed(message),
    });
  }

  /** The run has ended, or begins anew. */
  async forget(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}
