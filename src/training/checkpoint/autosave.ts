import type { Failure } from "../../shared/failure.ts";
import { toFailure } from "../../shared/failure.ts";
import type { Checkpoint, Checkpoints } from "./checkpoint.ts";
import type { FileParts } from "./checkpointFile.ts";
import { writeCheckpoint } from "./checkpointFile.ts";

/** Between two saves, at least; the first comes sooner. */
const [firstMs, everyMs] = [1500, 4000];
/** Of the time, what saving may take. */
const share = 0.05;
/** Before a save that failed is tried again. */
const retryMs = 30_000;

export interface AutosaveOptions {
  /** Rejects where it could not be written. */
  readonly write: (file: FileParts) => Promise<void>;
  readonly onSaved: () => void;
  readonly onFailed: (failure: Failure) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** Saves an experiment every few seconds, less often where saving takes long. */
export class Autosave implements Checkpoints {
  readonly #options: AutosaveOptions;
  readonly #now: () => number;
  #nextAt: number;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#nextAt = this.#now() + firstMs;
  }

  isDue(): boolean {
    return this.#now() >= this.#nextAt;
  }

  async save(take: () => Checkpoint): Promise<void> {
    const startedAt = this.#now();
    try {
      await this.#options.write(writeCheckpoint(take()));
      const tookMs = this.#now() - startedAt;
      this.#nextAt = this.#now() + Math.max(everyMs, tookMs / share - tookMs);
      this.#options.onSaved();
    } catch (thrown) {
      // A device that is lost meanwhile is told by the next update.
      this.#nextAt = this.#now() + retryMs;
      this.#options.onFailed(toFailure(thrown));
    }
  }
}
