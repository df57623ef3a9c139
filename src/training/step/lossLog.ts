import type { StepRecord } from "../../experiment/record.ts";
import type { RunSpec } from "../../experiment/spec.ts";
import type { AdamW, DeviceTensor } from "../../runtime/runtime.ts";
import type { Failure } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { RunState } from "../checkpoint/runState.ts";
import { LivePeak } from "./livePeak.ts";
import type { TensorScope } from "../tensorScope.ts";

/** Most updates between two looks at the losses: what a run may do before a NaN is noticed. */
export const maxPendingSteps = 10;

/** Where one update leaves its numbers until they are read. */
export interface LossSlot {
  readonly loss: DeviceTensor;
  readonly terms: readonly DeviceTensor[];
}

interface Pending {
  /** Updates made, this one included. */
  readonly step: number;
  readonly learningRate: number;
  readonly slot: LossSlot;
}

/** Pending updates with their loss and loss terms. */
export interface LossReading {
  readonly pending: readonly Pending[];
  readonly values: readonly (readonly number[])[];
  readonly hasMetNonFinite: boolean;
}

/** The losses of updates that the device may not have made yet, and what is known of those before. */
export class LossLog {
  readonly #scope: TensorScope;
  readonly #spec: RunSpec;
  readonly #peak: LivePeak;
  readonly #terms: readonly string[];
  readonly #slots: readonly LossSlot[];
  #pending: Pending[] = [];
  #steps = 0;
  #trainingMs = 0;

  /**
   * @param terms names of the loss terms, in the order of {@link LossSlot.terms}.
   * @param peak of the learning rate that is blamed for what is not finite.
   */
  constructor(
    scope: TensorScope,
    spec: RunSpec,
    terms: readonly string[],
    peak: LivePeak = new LivePeak(spec),
  ) {
    this.#scope = scope;
    this.#peak = peak;
    this.#spec = spec;
    this.#terms = terms;
    this.#slots = Array.from({ length: maxPendingSteps }, () => ({
      loss: scope.tensor([1, 1]),
      terms: terms.map(() => scope.tensor([1, 1])),
    }));
  }

  /** Goes on after updates that were told before. */
  restore({ steps, trainingMs }: Pick<RunState, "steps" | "trainingMs">): void {
    this.#steps = steps;
    this.#trainingMs = trainingMs;
  }

  /** Of the updates told. */
  get trainingMs(): number {
    return this.#trainingMs;
  }

  /** Updates told. */
  get steps(): number {
    return this.#steps;
  }

  get pending(): number {
    return this.#pending.length;
  }

  /** Where the next update's numbers go. */
  get next(): LossSlot {
    return this.#slots[this.#pending.length]!;
  }

  /** Update `step`, counted from 0, has been called for and writes into {@link next}. */
  add(step: number, learningRate: number): void {
    this.#pending.push({ step: step + 1, learningRate, slot: this.next });
  }

  async read(optimizer: AdamW): Promise<LossReading> {
    const pending = this.#pending;
    this.#pending = [];
    const [hasMetNonFinite, values] = await Promise.all([
      optimizer.hasMetNonFinite(),
      Promise.all(
        pending.map(({ slot }) =>
          Promise.all([slot.loss, ...slot.terms].map((tensor) => this.#scalar(tensor))),
        ),
      ),
    ]);
    return { pending, values, hasMetNonFinite };
  }

  /** See `Run.record`. */
  record(
    { pending, values, hasMetNonFinite }: LossReading,
    elapsedMs: number,
  ): { records: StepRecord[]; failure: Failure | null } {
    const eachMs = elapsedMs / Math.max(1, pending.length);
    const records: StepRecord[] = [];
    for (const [i, { step, learningRate }] of pending.entries()) {
      const [loss, ...terms] = values[i] as [number, ...number[]];
      if (!Number.isFinite(loss)) return { records, failure: this.#nonFinite(step, loss) };
      this.#trainingMs += eachMs;
      this.#steps = step;
      const named = this.#terms.map((name, t) => [name, terms[t]!] as const);
      records.push({
        step,
        loss,
        terms: Object.fromEntries(named),
        learningRate,
        trainingMs: this.#trainingMs,
      });
    }
    const failure = hasMetNonFinite ? this.#nonFinite(this.#steps) : null;
    return { records, failure };
  }

  async #scalar(tensor: DeviceTensor): Promise<number> {
    const values = await this.#scope.runtime.read(tensor);
    return values[0]!;
  }

  /** Without a loss it was a gradient. */
  #nonFinite(step: number, loss?: number): Failure {
    const { headLearningRateFactor } = this.#spec;
    const learningRate = this.#peak.at(Math.max(0, step - 1));
    const rate =
      headLearningRateFactor > 1
        ? said("headRateTooHigh", learningRate, headLearningRateFactor)
        : said("rateTooHigh", learningRate);
    const why =
      loss === undefined
        ? said("gradientNotFinite", step, rate)
        : said("lossNotFinite", step, loss, rate);
    return { kind: "non-finite", ...why };
  }
}
