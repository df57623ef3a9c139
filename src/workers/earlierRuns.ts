import { runOf } from "../archive/keptRun.ts";
import type { RunArchive } from "../archive/runArchive.ts";
import { runKey } from "../experiment/runKey.ts";
import type { RunSpec } from "../experiment/spec.ts";
import type { RunWeights } from "./runWeights.ts";

/** Runs that have finished, in this visit or one before, for methods that start from such runs. */
export class EarlierRuns {
  readonly #weights: RunWeights;
  readonly #archive: Promise<RunArchive | null>;
  /** Run ids by run key, of this visit. */
  readonly #ids = new Map<string, string>();

  constructor(weights: RunWeights, archive: Promise<RunArchive | null>) {
    this.#weights = weights;
    this.#archive = archive;
  }

  add(runId: string, spec: RunSpec): void {
    this.#ids.set(runKey(spec), runId);
  }

  /** tuned.safetensors of a run with this key; null where none has finished, or its weights are gone. */
  async weightsOf(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const runId = this.#ids.get(key) ?? (await this.#findArchived(key));
    if (runId === undefined) return null;
    return this.#weights.of(runId).catch(() => null);
  }

  async #findArchived(key: string): Promise<string | undefined> {
    const { runs } = (await (await this.#archive)?.list()) ?? { runs: [] };
    const found = runs.map(runOf).find(({ spec, state }) => {
      return state.status === "finished" && runKey(spec) === key;
    });
    return found?.id;
  }
}
