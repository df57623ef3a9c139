import { FailureError } from "../../shared/failure.ts";

interface Offer<T> {
  readonly value: T;
  readonly accept: () => void;
  readonly refuse: (error: FailureError) => void;
}

/**
 * Lets work that runs as a promise tell an async generator how it gets on, and go on only once the
 * generator is pulled again: so work that takes long can be paused and stopped like the rest.
 */
export class Handover<T> {
  #offer: Offer<T> | null = null;
  #isClosed = false;
  #wake: () => void = () => undefined;

  /** For the work: resolves when the value was taken and more is asked for; rejects as "cancelled" when the generator has ended. */
  tell(value: T): Promise<void> {
    return new Promise((accept, refuse) => {
      if (this.#isClosed) {
        refuse(cancelled());
        return;
      }
      this.#offer = { value, accept, refuse };
      this.#wake();
    });
  }

  /** What `work` tells while it runs; returns its result, throws what it throws. */
  async *during<R>(work: Promise<R>): AsyncGenerator<T, R> {
    const ended = work.then(
      () => null,
      () => null,
    );
    try {
      for (;;) {
        const offer = await Promise.race([this.#nextOffer(), ended]);
        if (!offer) return await work;
        yield offer.value;
        this.#offer = null;
        offer.accept();
      }
    } finally {
      this.#isClosed = true;
      this.#offer?.refuse(cancelled());
      // Its device memory is given back next, so it must not be at work any more.
      await ended;
    }
  }

  async #nextOffer(): Promise<Offer<T> | null> {
    if (!this.#offer) await new Promise<void>((wake) => (this.#wake = wake));
    return this.#offer;
  }
}

function cancelled(): FailureError {
  return new FailureError("cancelled", "The run was stopped.");
}
