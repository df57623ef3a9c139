import { runKey } from "../experiment/runKey.ts";
import type { RunSpec } from "../experiment/spec.ts";

/** The tuned.safetensors of runs that finished, for methods that start from such runs: nothing is trained twice. */
export class FinishedRuns {
  readonly #weights = new Map<string, Uint8Array<ArrayBuffer>>();

  add(run: RunSpec, weights: Uint8Array<ArrayBuffer>): void {
    this.#weights.set(runKey(run), weights);
  }

  /** Null where no such run has finished. */
  get(run: RunSpec): Uint8Array<ArrayBuffer> | null {
    return this.#weights.get(runKey(run)) ?? null;
  }
}
