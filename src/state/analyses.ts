import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Failure } from "../shared/failure.ts";
import { toFailure } from "../shared/failure.ts";
import type { AskOptions, RequestName, RequestProgress, Requests } from "../workers/protocol.ts";

export type AnalysisName = Extract<RequestName, `analyse/${string}`>;

/** An analysis that was asked for. */
export type Reading<Result> =
  | { readonly status: "working"; readonly progress: RequestProgress | null }
  | { readonly status: "ready"; readonly result: Result }
  /** Cancelled ones too: their failure's kind says so. */
  | { readonly status: "failed"; readonly failure: Failure };

export type AnalysisResult<K extends AnalysisName> = Requests[K]["result"];

/** Asks the worker for an analysis. */
export type AnalysisAsk<K extends AnalysisName> = (
  options: AskOptions,
) => Promise<AnalysisResult<K>>;

/** Analyses by name and by what they are of. What is ready stays: weights of a run that has ended do not change. */
export class AnalysisReadings {
  readonly store: StoreApi<{ readonly readings: ReadonlyMap<string, Reading<unknown>> }> =
    createStore(() => ({ readings: new Map() }));
  readonly #cancellations = new Map<string, AbortController>();

  /** Null where it was not asked for. */
  of<K extends AnalysisName>(name: K, subject: string): Reading<AnalysisResult<K>> | null {
    const reading = this.store.getState().readings.get(keyOf(name, subject)) ?? null;
    // Under a name only that request's results are kept: start() is the one place that writes.
    return reading as Reading<AnalysisResult<K>> | null;
  }

  /** Asks, unless it works on it or has it already; after a failure it asks anew. Never rejects. */
  async start<K extends AnalysisName>(
    name: K,
    subject: string,
    ask: AnalysisAsk<K>,
  ): Promise<void> {
    const status = this.of(name, subject)?.status;
    if (status === "working" || status === "ready") return;
    const key = keyOf(name, subject);
    const cancellation = new AbortController();
    this.#cancellations.set(key, cancellation);
    this.#set(key, { status: "working", progress: null });
    try {
      const result = await ask({
        signal: cancellation.signal,
        onProgress: (progress) => this.#set(key, { status: "working", progress }),
      });
      this.#set(key, { status: "ready", result });
    } catch (thrown) {
      this.#set(key, { status: "failed", failure: toFailure(thrown) });
    } finally {
      this.#cancellations.delete(key);
    }
  }

  cancel(name: AnalysisName, subject: string): void {
    this.#cancellations.get(keyOf(name, subject))?.abort();
  }

  #set(key: string, reading: Reading<unknown>): void {
    this.store.setState(({ readings }) => ({ readings: new Map(readings).set(key, reading) }));
  }
}

function keyOf(name: AnalysisName, subject: string): string {
  return `${name} ${subject}`;
}
