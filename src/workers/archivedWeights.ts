import type { RunArchive } from "../archive/runArchive.ts";
import type { Failure } from "../shared/failure.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { RunWeights } from "./runWeights.ts";

type Weights = Uint8Array<ArrayBuffer>;

/** Weights in the archive; in memory only where it does not take them, and until it has. */
export class ArchivedWeights implements RunWeights {
  readonly #archive: Promise<RunArchive | null>;
  readonly #onUnsaved: (failure: Failure) => void;
  readonly #held = new Map<string, Weights>();

  /** @param archive null where the browser keeps nothing. */
  constructor(archive: Promise<RunArchive | null>, onUnsaved: (failure: Failure) => void) {
    this.#archive = archive;
    this.#onUnsaved = onUnsaved;
  }

  keep(runId: string, weights: Weights): void {
    this.#held.set(runId, weights);
    void this.#save(runId, weights);
  }

  async of(runId: string): Promise<Weights> {
    const weights = this.#held.get(runId) ?? (await (await this.#archive)?.weightsOf(runId));
    if (weights) return weights;
    throw new FailureError("bad-file", said("noWeightsOf", runId));
  }

  async #save(runId: string, weights: Weights): Promise<void> {
    try {
      const archive = await this.#archive;
      if (!archive) return;
      await archive.saveWeights(runId, weights);
      if (this.#held.get(runId) === weights) this.#held.delete(runId);
    } catch (thrown) {
      this.#onUnsaved(toFailure(thrown));
    }
  }
}
