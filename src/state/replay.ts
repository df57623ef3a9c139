import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Recording } from "../experiment/recording.ts";
import { restoreRuns } from "./recordedRuns.ts";
import type { MetricLogs, RunsStore } from "./runs.ts";

export interface ReplayState {
  /** Null while nothing is replayed. */
  readonly recording: Recording | null;
  /** It came with the page, and makes way for the first run of one's own. */
  readonly isShipped: boolean;
  /** Goes before its runs' own ids. */
  readonly prefix: string;
  /** Which of its runs, by their own ids, came with their weights. */
  readonly withWeights: ReadonlySet<string>;
  /** Which experiment of the page it is. */
  readonly experiment: number;
  /** The update that is shown. */
  readonly step: number;
  readonly lastStep: number;
  readonly isPlaying: boolean;
  /** How many times as fast as it was recorded. */
  readonly speed: number;
  /** False until somebody plays it or moves in it. */
  readonly hasBegun: boolean;
}

/** How a recording is put on the page. */
export interface OpenOptions {
  readonly isShipped?: boolean;
  /** By default one that no other recording of this visit has. */
  readonly prefix?: string;
  readonly withWeights?: ReadonlySet<string>;
}

export type ReplayStore = StoreApi<ReplayState>;

export const replaySpeeds: readonly number[] = [1, 4, 16, 64];

/** A replay that nobody has set a speed for lasts no longer, where the speeds allow it. */
const comfortableMs = 15_000;
const tickMs = 100;

const closed: ReplayState = {
  recording: null,
  isShipped: false,
  prefix: "",
  withWeights: new Set(),
  experiment: 0,
  step: 0,
  lastStep: 0,
  isPlaying: false,
  speed: 1,
  hasBegun: false,
};

/** What a replay needs of a clock; a test gives its own. */
export interface ReplayClock {
  now(): number;
  /** Returns the function that ends it. */
  every(ms: number, tick: () => void): () => void;
}

const pageClock: ReplayClock = {
  now: () => performance.now(),
  every(ms, tick) {
    const timer = setInterval(tick, ms);
    return () => clearInterval(timer);
  },
};

/** Shows a recording's runs among the page's, as they were after any of their updates. */
export class Replay {
  readonly store: ReplayStore = createStore<ReplayState>(() => closed);
  readonly #runs: RunsStore;
  readonly #logs: MetricLogs;
  readonly #clock: ReplayClock;
  #opened = 0;
  #stopClock: (() => void) | null = null;

  constructor(runs: RunsStore, logs: MetricLogs, clock: ReplayClock = pageClock) {
    this.#runs = runs;
    this.#logs = logs;
    this.#clock = clock;
    // Runs that come from elsewhere, as those of the last visit do, take a shipped one's place.
    runs.subscribe((state) => {
      const { isShipped } = this.store.getState();
      if (isShipped && !state.runs.every(({ isRecorded }) => isRecorded)) this.makeWay();
    });
  }

  /** Puts a recording's runs on the page, at their end, as a new experiment. */
  open(recording: Recording, options: OpenOptions = {}): void {
    this.makeWay();
    const { runs } = this.#runs.getState();
    this.#opened++;
    const { isShipped = false, withWeights = new Set(), prefix } = options;
    this.store.setState({
      ...closed,
      recording,
      isShipped,
      withWeights,
      prefix: prefix ?? `recorded${this.#opened}-`,
      experiment: 1 + Math.max(0, ...runs.map(({ experiment }) => experiment)),
      lastStep: Math.max(0, ...recording.runs.map(({ step }) => step)),
      speed: comfortableSpeed(recording),
    });
    this.#show(Infinity);
  }

  /** From where it is; from the start where it is at its end. */
  play(): void {
    const { recording, step, lastStep, isPlaying } = this.store.getState();
    if (!recording || isPlaying) return;
    const msEach = recordedMs(recording) / Math.max(1, lastStep);
    let position = step < lastStep ? step : 0;
    let before = this.#clock.now();
    this.store.setState({ isPlaying: true, hasBegun: true });
    this.#show(position);
    this.#stopClock = this.#clock.every(tickMs, () => {
      const now = this.#clock.now();
      position += ((now - before) * this.store.getState().speed) / msEach;
      before = now;
      if (position >= lastStep) this.pause();
      this.#show(position);
    });
  }

  pause(): void {
    this.#stopClock?.();
    this.#stopClock = null;
    this.store.setState({ isPlaying: false });
  }

  /** Goes to the end of update `step`, and stays there. */
  seek(step: number): void {
    this.pause();
    this.store.setState({ hasBegun: true });
    this.#show(step);
  }

  setSpeed(speed: number): void {
    this.store.setState({ speed });
  }

  /**
   * Ends the replay: a shipped recording is taken off the page, of any other the whole runs stay for
   * comparison.
   */
  makeWay(): void {
    const { recording, isShipped } = this.store.getState();
    if (!recording) return;
    this.pause();
    if (isShipped) {
      const ids = new Set(this.#shown(Infinity).map(({ id }) => id));
      // First, since whoever hears of the runs may ask for way again.
      this.store.setState(closed);
      this.#runs.setState(({ runs }) => ({ runs: runs.filter(({ id }) => !ids.has(id)) }));
      for (const id of ids) this.#logs.forget(id);
    } else {
      this.#show(Infinity);
      this.store.setState(closed);
    }
  }

  /** Ends the replay and takes its runs off the page. */
  close(): void {
    this.store.setState({ isShipped: true });
    this.makeWay();
  }

  #show(position: number): void {
    const { recording, lastStep } = this.store.getState();
    if (!recording) return;
    const step = Math.min(lastStep, Math.max(0, Math.floor(position)));
    this.store.setState({ step });
    const shown = new Map(this.#shown(step).map((run) => [run.id, run]));
    this.#runs.setState(({ runs }) => {
      const rest = runs.filter(({ id }) => !shown.has(id));
      const isThere = rest.length < runs.length;
      if (!isThere) return { runs: [...runs, ...shown.values()] };
      return { runs: runs.map((run) => shown.get(run.id) ?? run) };
    });
  }

  #shown(step: number) {
    const { recording, experiment, lastStep, prefix, withWeights } = this.store.getState();
    if (!recording) return [];
    return restoreRuns(recording, {
      experiment,
      prefix,
      withWeights,
      logOf: (id) => this.#logs.of(id),
      isRecorded: true,
      step: step >= lastStep ? Infinity : step,
    });
  }
}

/** How long the updates of all runs took, which shared one device. */
function recordedMs({ runs }: Recording): number {
  const ms = runs.reduce((sum, { metrics }) => sum + (metrics.trainingMs.at(-1) ?? 0), 0);
  return ms > 0 ? ms : 1;
}

function comfortableSpeed(recording: Recording): number {
  const ms = recordedMs(recording);
  return replaySpeeds.find((speed) => ms / speed <= comfortableMs) ?? replaySpeeds.at(-1) ?? 1;
}
