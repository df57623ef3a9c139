import { SerialQueue } from "../../runtime/serialQueue.ts";
import { AnalysisBench } from "./analysisBench.ts";
import type { AnalysisBenchOptions } from "./analysisBench.ts";

/** A bench that nobody has asked for so long gives the device's memory back. */
const idleMs = 120_000;

/** Keeps the bench of the last analysis for the next, and lets one analysis at a time use it. */
export class BenchKeeper {
  readonly #queue = new SerialQueue();
  #kept: { readonly key: string; readonly bench: AnalysisBench } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param key the same for the same model, data set and files */
  use<R>(
    key: string,
    options: AnalysisBenchOptions,
    work: (bench: AnalysisBench) => Promise<R>,
  ): Promise<R> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    return this.#queue.run(async () => {
      try {
        return await work(await this.#open(key, options));
      } finally {
        this.#disposeWhenIdle();
      }
    });
  }

  async dispose(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#queue.run(() => this.#giveBack());
  }

  async #open(key: string, options: AnalysisBenchOptions): Promise<AnalysisBench> {
    const isSame = this.#kept?.key === key && this.#kept.bench.runtime === options.runtime;
    if (this.#kept && isSame) return this.#kept.bench;
    await this.#giveBack();
    const bench = await AnalysisBench.open(options);
    this.#kept = { key, bench };
    return bench;
  }

  async #giveBack(): Promise<void> {
    const kept = this.#kept;
    this.#kept = null;
    await kept?.bench.dispose();
  }

  #disposeWhenIdle(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.dispose(), idleMs);
  }
}
