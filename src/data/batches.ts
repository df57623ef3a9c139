import { RandomStream } from "../shared/random.ts";

/**
 * Which pictures make up the batch of a step: epoch after epoch of random permutations, end to end,
 * so that no picture is dropped and every batch is full. Stream "data-order", one index an epoch; any
 * step's batch can be had without those before it.
 */
export class BatchOrder {
  readonly #count: number;
  readonly #batchSize: number;
  readonly #seed: number;
  #epoch = -1;
  #permutation = new Uint32Array(0);

  constructor(count: number, batchSize: number, seed: number) {
    this.#count = count;
    this.#batchSize = batchSize;
    this.#seed = seed;
  }

  /** Picture indices of step `step`, counted from 0. */
  indices(step: number): Uint32Array<ArrayBuffer> {
    const first = step * this.#batchSize;
    return Uint32Array.from({ length: this.#batchSize }, (_, i) => this.#at(first + i));
  }

  /** How often each of these pictures was in a batch before, or earlier in this one. */
  rounds(step: number): number[] {
    const first = step * this.#batchSize;
    return Array.from({ length: this.#batchSize }, (_, i) => Math.floor((first + i) / this.#count));
  }

  #at(position: number): number {
    const epoch = Math.floor(position / this.#count);
    if (epoch !== this.#epoch) {
      this.#permutation = new RandomStream(this.#seed, "data-order", epoch).permutation(
        this.#count,
      ) as Uint32Array<ArrayBuffer>;
      this.#epoch = epoch;
    }
    return this.#permutation[position % this.#count]!;
  }
}
