import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { hasEnded } from "./run.ts";
import type { Run } from "./run.ts";
import type { MetricLogs, RunsStore } from "./runs.ts";

/** The runs that were deleted last, which can be taken back. */
export type RemovedStore = StoreApi<{ readonly removed: readonly Run[] }>;

interface RemovedRunsOptions {
  readonly runs: RunsStore;
  readonly logs: MetricLogs;
  /** Told of runs that cannot be brought back any more. */
  readonly onForgotten?: (runIds: readonly string[]) => void;
}

/** Deletes runs, and takes the last deletion back. */
export class RemovedRuns {
  readonly store: RemovedStore = createStore(() => ({ removed: [] }));
  readonly #options: RemovedRunsOptions;
  /** All runs before the last deletion, in their order. */
  #before: readonly Run[] = [];

  constructor(options: RemovedRunsOptions) {
    this.#options = options;
  }

  /** Deletes those of the runs that have ended, or are set `aside`. What was deleted before is gone. */
  remove(ids: readonly string[], aside: readonly string[] = []): readonly Run[] {
    const { runs } = this.#options.runs.getState();
    const removed = runs.filter(
      (run) => ids.includes(run.id) && (hasEnded(run) || aside.includes(run.id)),
    );
    if (removed.length === 0) return [];
    this.forget();
    this.#before = runs;
    this.#options.runs.setState({ runs: runs.filter((run) => !removed.includes(run)) });
    this.store.setState({ removed });
    return removed;
  }

  /** Puts what was deleted last back where it was. */
  undo(): readonly Run[] {
    const { removed } = this.store.getState();
    const { runs } = this.#options.runs.getState();
    const there = new Map([...removed, ...runs].map((run) => [run.id, run]));
    const before = this.#before.flatMap(({ id }) => there.get(id) ?? []);
    const since = runs.filter(({ id }) => !this.#before.some((run) => run.id === id));
    this.#options.runs.setState({ runs: [...before, ...since] });
    this.store.setState({ removed: [] });
    return removed;
  }

  /** Lets go of what was deleted: it cannot be taken back any more. */
  forget(): void {
    const forgotten = this.store.getState().removed.map(({ id }) => id);
    for (const id of forgotten) this.#options.logs.forget(id);
    this.store.setState({ removed: [] });
    this.#options.onForgotten?.(forgotten);
  }
}
