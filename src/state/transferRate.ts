/** How fast bytes have been coming of late. */
export class TransferRate {
  readonly #windowMs: number;
  readonly #samples: { readonly ms: number; readonly loaded: number }[] = [];

  constructor(windowMs = 5000) {
    this.#windowMs = windowMs;
  }

  /** Bytes a second over the last few seconds; null before two reports are half a second apart. */
  add(loaded: number, ms: number): number | null {
    this.#samples.push({ ms, loaded });
    while (this.#samples.length > 2 && ms - this.#samples[0]!.ms > this.#windowMs)
      this.#samples.shift();
    const first = this.#samples[0]!;
    return ms - first.ms < 500 ? null : (1000 * (loaded - first.loaded)) / (ms - first.ms);
  }
}
