import { adamWCoefficients, adamWUpdate, checkMoments, checkSlots, checkStep } from "./adamw.ts";
import type { HostTensor } from "./hostTensor.ts";
import type { AdamW, AdamWOptions, AdamWSlot, DeviceTensor, Moment } from "./runtime.ts";
import type { SerialQueue } from "./serialQueue.ts";

/** {@link AdamW} over host arrays. `own` gives the host side of a tensor of the same runtime. */
export class CpuAdamW implements AdamW {
  readonly #slots: readonly AdamWSlot[];
  readonly #tensors: readonly { readonly parameter: HostTensor; readonly gradient: HostTensor }[];
  readonly #options: AdamWOptions;
  readonly #queue: SerialQueue;
  readonly #own: (tensor: DeviceTensor) => HostTensor;
  readonly #moments: Record<Moment, Float32Array<ArrayBuffer>[]>;
  #steps = 0;
  #hasMetNonFinite = false;

  constructor(
    slots: readonly AdamWSlot[],
    options: AdamWOptions,
    queue: SerialQueue,
    own: (tensor: DeviceTensor) => HostTensor,
  ) {
    checkSlots(slots);
    this.#slots = slots;
    this.#options = options;
    this.#queue = queue;
    this.#own = own;
    this.#tensors = slots.map(({ parameter, gradient }) => ({
      parameter: own(parameter),
      gradient: own(gradient),
    }));
    const zeros = () => slots.map((slot) => new Float32Array(slot.parameter.byteLength / 4));
    this.#moments = { first: zeros(), second: zeros() };
  }

  step(learningRates: readonly number[], loss: DeviceTensor): void {
    checkStep(this.#slots, learningRates, loss);
    const rates = [...learningRates];
    const owned = this.#own(loss);
    this.#queue.do(() => this.#update(rates, owned));
  }

  hasMetNonFinite(): Promise<boolean> {
    return this.#queue.run(() => Promise.resolve(this.#hasMetNonFinite));
  }

  get steps(): number {
    return this.#steps;
  }

  readMoments(
    moment: Moment,
    targets: ReadonlyMap<number, Float32Array<ArrayBuffer>>,
  ): Promise<void> {
    return this.#queue.run(() => {
      for (const [slot, target] of targets) target.set(this.#moments[moment][slot]!);
      return Promise.resolve();
    });
  }

  writeMoments(moment: Moment, values: ReadonlyMap<number, Float32Array<ArrayBuffer>>): void {
    checkMoments(this.#slots, values);
    const { isIdle } = this.#queue;
    for (const [slot, given] of values) {
      const source = isIdle ? given : given.slice();
      this.#queue.do(() => this.#moments[moment][slot]!.set(source));
    }
  }

  countFrom(steps: number): void {
    this.#queue.do(() => (this.#steps = steps));
  }

  dispose(): void {
    this.#queue.do(() => Object.assign(this.#moments, { first: [], second: [] }));
  }

  #update(learningRates: readonly number[], loss: HostTensor): void {
    this.#steps++;
    if (!Number.isFinite(loss.floats[0])) {
      this.#hasMetNonFinite = true;
      return;
    }
    const coefficients = learningRates.map((rate) =>
      adamWCoefficients(this.#options, this.#steps, rate),
    );
    this.#tensors.forEach(({ parameter, gradient }, i) => {
      const allFinite = adamWUpdate(
        parameter.floats,
        gradient.floats,
        this.#moments.first[i]!,
        this.#moments.second[i]!,
        coefficients[this.#slots[i]!.group]!,
      );
      if (!allFinite) this.#hasMetNonFinite = true;
    });
  }
}
