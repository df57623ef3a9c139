import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Autosave } from "../training/checkpoint/autosave.ts";
import type { Checkpoint, Checkpoints } from "../training/checkpoint/checkpoint.ts";
import { readCheckpoint } from "../training/checkpoint/checkpointFile.ts";
import { openDiskSource } from "./diskSource.ts";
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
    const file = await openDiskSource(this.#path);
    if (!file)
      throw new UsageError(
        `--resume found no checkpoint.safetensors in ${this.#folder}: the run has ended there, or never began`,
      );
    return readCheckpoint(file);
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
