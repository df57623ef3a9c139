import { FailureError } from "../shared/failure.ts";

/** tuned.safetensors of runs that have ended, by run id: the one place that whoever needs a run's weights asks. */
export interface RunWeights {
  keep(runId: string, weights: Uint8Array<ArrayBuffer>): void;
  /** Throws a FailureError ("bad-file") where there are none. */
  of(runId: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Weights that live as long as the worker. */
export class WeightsInMemory implements RunWeights {
  readonly #weights = new Map<string, Uint8Array<ArrayBuffer>>();

  keep(runId: string, weights: Uint8Array<ArrayBuffer>): void {
    this.#weights.set(runId, weights);
  }

  of(runId: string): Promise<Uint8Array<ArrayBuffer>> {
    const weights = this.#weights.get(runId);
    if (weights) return Promise.resolve(weights);
    const message = `There are no weights of '${runId}': it has not ended, or the trainer was restarted since.`;
    return Promise.reject(new FailureError("bad-file", message));
  }
}
