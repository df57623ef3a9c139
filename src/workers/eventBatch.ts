import type { RunEvent } from "../experiment/record.ts";

/** Collects run events and hands them on at most once an interval, in order. */
export class EventBatch {
  readonly #flushed: (events: readonly RunEvent[]) => void;
  readonly #intervalMs: number;
  #events: RunEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #flushedAt = -Infinity;

  constructor(flushed: (events: readonly RunEvent[]) => void, intervalMs = 100) {
    this.#flushed = flushed;
    this.#intervalMs = intervalMs;
  }

  /** A busy worker may starve timers, so an event that comes late enough flushes by itself. */
  add(event: RunEvent): void {
    this.#events.push(event);
    const waitMs = this.#flushedAt + this.#intervalMs - performance.now();
    if (waitMs <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), waitMs);
  }

  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#events.length === 0) return;
    const events = this.#events;
    this.#events = [];
    this.#flushedAt = performance.now();
    this.#flushed(events);
  }
}
