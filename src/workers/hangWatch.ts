import type { ExperimentStatus, FromWorker } from "./protocol.ts";

const tickMs = 5000;
/**
 * How long the device may do nothing that was waited for. While it warms up it compiles, which takes
 * slow devices minutes. A download that stalls is the network's fault, and tells so itself.
 */
const patienceMs: Readonly<Record<ExperimentStatus, number>> = {
  idle: Infinity,
  paused: Infinity,
  loading: Infinity,
  "warming-up": 15 * 60_000,
  training: 5 * 60_000,
  evaluating: 5 * 60_000,
};
/** Times the longest silence that ended by itself: what such a device may take. */
const slack = 10;

/** Notices a worker that says nothing any more while it trains. */
export class HangWatch {
  readonly #onHang: (silentMs: number) => void;
  #status: ExperimentStatus = "idle";
  #timer: ReturnType<typeof setInterval> | null = null;
  /** Counted in ticks, which do not come while the computer sleeps. */
  #silentMs = 0;
  #longestMs = 0;

  constructor(onHang: (silentMs: number) => void) {
    this.#onHang = onHang;
  }

  hear(message: FromWorker): void {
    this.#longestMs = Math.max(this.#longestMs, this.#silentMs);
    this.#silentMs = 0;
    if (message.kind !== "event" || message.event.type !== "status") return;
    this.#status = message.event.status;
    if (this.#status === "idle") this.stop();
    else this.#timer ??= setInterval(() => this.#tick(), tickMs);
  }

  /** The worker has ended. */
  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#status = "idle";
    this.#silentMs = this.#longestMs = 0;
  }

  #tick(): void {
    this.#silentMs += tickMs;
    const patience = Math.max(patienceMs[this.#status], slack * this.#longestMs);
    if (this.#silentMs >= patience) this.#onHang(this.#silentMs);
  }
}
