/** Does one thing at a time; of what comes meanwhile only the latest is done next. */
export class LatestOnly<T> {
  readonly #work: (value: T) => Promise<void>;
  #next: { readonly value: T } | null = null;
  #isBusy = false;

  /** @param work never rejects */
  constructor(work: (value: T) => Promise<void>) {
    this.#work = work;
  }

  give(value: T): void {
    this.#next = { value };
    if (!this.#isBusy) void this.#run();
  }

  /** Nothing waits any more. */
  drop(): void {
    this.#next = null;
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#next) {
      const { value } = this.#next;
      this.#next = null;
      await this.#work(value);
    }
    this.#isBusy = false;
  }
}
