import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { RunsStore } from "./runs.ts";
import type { SweepItem } from "./sweep.ts";

/** An experiment that waits for its turn. */
export interface QueuedItem extends SweepItem {
  readonly id: number;
  /** Its runs stand beside those of the same group, as one experiment. */
  readonly group: number;
}

export interface QueueState {
  /** In the order in which they will start. */
  readonly waiting: readonly QueuedItem[];
  /** How many have started since it was last empty. */
  readonly started: number;
  /** True where it waits for a person: after Stop, after an experiment that failed, in a page opened anew. */
  readonly isHeld: boolean;
  /** By group, a run of those that have begun: the others of the group stand beside it. */
  readonly begun: Readonly<Record<number, string>>;
}

export type QueueStore = StoreApi<QueueState>;

export interface QueueOptions {
  readonly runs: RunsStore;
  /** Starts an experiment beside the runs of experiment `beside`, or as a new one. */
  readonly start: (item: SweepItem, beside: number | null) => void;
}

/** Experiments one after the other, without anybody there. */
export class RunQueue {
  readonly store: QueueStore = createStore<QueueState>(() => empty);
  readonly #options: QueueOptions;
  /** The experiment that the runs of a group belong to, once it has begun. */
  #count = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
    options.runs.subscribe(({ status }, before) => {
      if (status === "idle" && before.status !== "idle") this.#afterOne();
    });
  }

  /** Puts the experiments of a sweep at the end, and starts the first where nothing runs. */
  add(items: readonly SweepItem[]): void {
    const group = ++this.#count;
    const queued = items.map((item) => ({ ...item, group, id: ++this.#count }));
    this.store.setState(({ waiting }) => ({ waiting: [...waiting, ...queued], isHeld: false }));
    this.#next();
  }

  /** Takes up what waited when the page was closed; a person lets it go on. */
  restore({ waiting, begun }: Pick<QueueState, "waiting" | "begun">): void {
    this.#count = Math.max(0, ...waiting.flatMap(({ id, group }) => [id, group]));
    this.store.setState({ waiting, begun, started: 0, isHeld: waiting.length > 0 });
  }

  cancel(id: number): void {
    this.store.setState(({ waiting }) => ({ waiting: waiting.filter((item) => item.id !== id) }));
    this.#endIfEmpty();
  }

  clear(): void {
    this.store.setState(empty);
  }

  /** Goes on where it was held. */
  goOn(): void {
    this.store.setState({ isHeld: false });
    this.#next();
  }

  #afterOne(): void {
    const { runs, failure } = this.#options.runs.getState();
    const last = runs.at(-1);
    if (failure !== null || last?.state.status === "stopped")
      this.store.setState(({ waiting }) => ({ isHeld: waiting.length > 0 }));
    // What else the page does at the end of an experiment comes first.
    queueMicrotask(() => {
      this.#next();
      this.#endIfEmpty();
    });
  }

  #next(): void {
    const { waiting, isHeld } = this.store.getState();
    const [item, ...rest] = waiting;
    if (!item || isHeld || this.#options.runs.getState().status !== "idle") return;
    this.store.setState(({ started }) => ({ waiting: rest, started: started + 1 }));
    const begun = this.store.getState().begun[item.group];
    const beside = this.#options.runs.getState().runs.find(({ id }) => id === begun);
    this.#options.start(item, beside?.experiment ?? null);
    const first = beside ?? this.#options.runs.getState().runs.at(-1);
    if (first)
      this.store.setState((state) => ({ begun: { ...state.begun, [item.group]: first.id } }));
  }

  #endIfEmpty(): void {
    const isIdle = this.#options.runs.getState().status === "idle";
    if (isIdle && this.store.getState().waiting.length === 0) this.store.setState(empty);
  }
}

const empty: QueueState = { waiting: [], started: 0, isHeld: false, begun: {} };
