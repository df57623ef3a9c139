type Weights = Uint8Array<ArrayBuffer>;

/**
 * The tuned.safetensors of runs that finished, by `runKey`, for methods that start from such runs:
 * nothing is trained twice.
 */
export class FinishedRuns {
  readonly #added = new Map<string, Weights>();
  readonly #elsewhere: (key: string) => Promise<Weights | null>;

  /** @param elsewhere where runs are looked for that were not added here. */
  constructor(elsewhere: (key: string) => Promise<Weights | null> = () => Promise.resolve(null)) {
    this.#elsewhere = elsewhere;
  }

  add(key: string, weights: Weights): void {
    this.#added.set(key, weights);
  }

  /** Null where no such run has finished. */
  async get(key: string): Promise<Weights | null> {
    return this.#added.get(key) ?? (await this.#elsewhere(key));
  }

  /** Those of `keys` that were added here. */
  pick(keys: ReadonlySet<string>): Map<string, Weights> {
    return new Map([...this.#added].filter(([key]) => keys.has(key)));
  }
}
