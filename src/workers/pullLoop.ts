import type { RunEvent } from "../experiment/record.ts";
import { unreachable } from "../shared/unreachable.ts";
import { letMessagesIn } from "./eventLoop.ts";

/** The longest that a command waits, but for the step or evaluation in course. */
const listenEveryMs = 30;

type Mode = "running" | "stepping" | "paused" | "stopped";

interface Progress {
  /** Updates made. */
  step: number;
  hasStarted: boolean;
  /** True once the run finished or failed. */
  hasEnded: boolean;
  hasStepped: boolean;
}

export interface PullLoopListener {
  onEvent(event: RunEvent): void;
  onPaused(): void;
  onResumed(): void;
}

/**
 * Pulls an experiment's events one by one. The experiment computes only while it is pulled, so
 * pausing is not pulling, and every command takes effect at the edge of a step.
 */
export class PullLoop {
  readonly #events: AsyncGenerator<RunEvent>;
  readonly #listener: PullLoopListener;
  readonly #runs = new Map<string, Progress>();
  #mode: Mode = "running";
  #listenedAt = -Infinity;
  #wake: () => void = () => undefined;
  /** What is done before the next pull. */
  readonly #asked: (() => Promise<void>)[] = [];

  constructor(
    events: AsyncGenerator<RunEvent>,
    runIds: readonly string[],
    listener: PullLoopListener,
  ) {
    this.#events = events;
    this.#listener = listener;
    for (const runId of runIds) {
      this.#runs.set(runId, { step: 0, hasStarted: false, hasEnded: false, hasStepped: false });
    }
  }

  /** Resolves when the experiment has ended by itself or by {@link stop}; throws what it throws. */
  async run(): Promise<void> {
    try {
      while (await this.#mayPull()) {
        const next = await this.#events.next();
        if (next.done) return;
        this.pass(next.value);
        if (this.#mode === "stepping" && this.#hasEveryRunStepped()) {
          this.pause();
        }
      }
      await this.#events.return(undefined);
      this.tellStopped();
    } finally {
      await this.#doAsked();
    }
  }

  /** Does `work` between two pulls, in a pause too: while it lasts the experiment computes nothing. */
  between<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#asked.push(() => work().then(resolve, reject));
      this.#wake();
    });
  }

  /** An event that came of what was done between two pulls. */
  pass(event: RunEvent): void {
    this.#record(event);
    this.#listener.onEvent(event);
  }

  /** For a stop that cut a pull short, so that {@link run} threw. */
  tellStopped(): void {
    this.#tell("stopped");
  }

  pause(): void {
    if (this.#mode === "running" || this.#mode === "stepping") this.#mode = "paused";
  }

  resume(): void {
    this.#leavePause("running");
  }

  /** One more update of every run that has not ended, then pause. */
  step(): void {
    for (const run of this.#runs.values()) run.hasStepped = false;
    this.#leavePause("stepping");
  }

  stop(): void {
    this.#leavePause("stopped");
  }

  get isStepping(): boolean {
    return this.#mode === "stepping";
  }

  get isStopped(): boolean {
    return this.#mode === "stopped";
  }

  #leavePause(mode: Mode): void {
    if (this.#mode === "stopped") return;
    this.#mode = mode;
    this.#wake();
  }

  /** Hears what has been commanded and waits out a pause; false when the experiment is to stop. */
  async #mayPull(): Promise<boolean> {
    if (performance.now() - this.#listenedAt >= listenEveryMs) {
      await letMessagesIn();
      this.#listenedAt = performance.now();
    }
    await this.#doAsked();
    if (this.#isPaused()) {
      this.#tell("paused");
      this.#listener.onPaused();
      while (this.#isPaused()) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        await this.#doAsked();
      }
      if (!this.isStopped) {
        this.#tell("resumed");
        this.#listener.onResumed();
      }
    }
    return !this.isStopped;
  }

  async #doAsked(): Promise<void> {
    for (let work = this.#asked.shift(); work; work = this.#asked.shift()) await work();
  }

  #isPaused(): boolean {
    return this.#mode === "paused";
  }

  #hasEveryRunStepped(): boolean {
    const active = [...this.#runs.values()].filter((run) => run.hasStarted && !run.hasEnded);
    return active.every((run) => run.hasStepped);
  }

  #tell(type: "paused" | "resumed" | "stopped"): void {
    for (const [runId, run] of this.#runs) {
      const isConcerned = !run.hasEnded && (run.hasStarted || type === "stopped");
      if (isConcerned) this.#listener.onEvent({ type, runId, step: run.step });
    }
  }

  #record(event: RunEvent): void {
    const run = this.#runs.get(event.runId);
    if (!run) throw new Error(`internal: an event of the unknown run '${event.runId}'`);
    switch (event.type) {
      case "steps":
        run.step = event.records.at(-1)?.step ?? run.step;
        run.hasStepped = true;
        return;
      case "finished":
      case "failed":
      case "stopped":
        run.step = event.step;
        run.hasEnded = true;
        return;
      case "started":
        run.hasStarted = true;
        return;
      case "restored":
        run.step = event.step;
        run.hasStarted = event.step > 0;
        return;
      case "ingredient":
        run.hasStepped = true;
        return;
      case "features":
      case "prepared":
      case "rescheduled":
      case "texts":
      case "evaluated":
      case "paused":
      case "resumed":
        return;
      default:
        unreachable(event);
    }
  }
}
