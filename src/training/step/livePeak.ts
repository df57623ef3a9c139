import { peakAt, rateChangesOf } from "../../experiment/rateChanges.ts";
import type { RateChange } from "../../experiment/rateChanges.ts";
import type { RunSpec } from "../../experiment/spec.ts";

/** The peak of a run's learning-rate schedule, which may change while it trains. */
export class LivePeak {
  readonly #learningRate: number;
  #changes: readonly RateChange[];

  constructor(spec: Pick<RunSpec, "learningRate" | "rateChanges">) {
    this.#learningRate = spec.learningRate;
    this.#changes = rateChangesOf(spec);
  }

  /** It changes like this from now on, whatever the spec says. */
  set changes(changes: readonly RateChange[]) {
    this.#changes = changes;
  }

  /** Of update `step`, counted from 0. */
  at(step: number): number {
    return peakAt(step, this.#learningRate, this.#changes);
  }
}
