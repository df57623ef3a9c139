/** A slow AdamW in float64, written from the formula, and a case to hold every optimizer against it. Tests only. */
import { RandomStream } from "../shared/random.ts";
import type { AdamW, AdamWOptions, DeviceTensor, Moment, Runtime } from "./runtime.ts";

export interface AdamWCase {
  readonly options: AdamWOptions;
  /** One for each group, for each step. */
  readonly learningRates: readonly (readonly number[])[];
  readonly groups: readonly number[];
  readonly weights: readonly Float32Array<ArrayBuffer>[];
  /** By step, then by slot. */
  readonly gradients: readonly (readonly Float32Array<ArrayBuffer>[])[];
}

/** Tensors of odd and even sizes in two groups, with weight decay, over `steps` steps. */
export function adamWCase(steps: number): AdamWCase {
  const sizes = [7, 64, 1, 1030, 12, 3, 5];
  const random = new RandomStream(11, "adamw-case");
  const normals = (size: number, scale: number) =>
    Float32Array.from({ length: size }, () => scale * random.normal());
  return {
    options: { beta1: 0.9, beta2: 0.999, epsilon: 1e-6, weightDecay: 0.1 },
    learningRates: Array.from({ length: steps }, (_, step) => [0.01 * (step + 1), 0.003]),
    groups: sizes.map((_, slot) => slot % 2),
    weights: sizes.map((size) => normals(size, 1)),
    gradients: Array.from({ length: steps }, () => sizes.map((size) => normals(size, 0.5))),
  };
}

/** The weights after every step of the case, in float64. */
export function referenceAdamW(given: AdamWCase): Float64Array[] {
  const { beta1, beta2, epsilon, weightDecay } = given.options;
  return given.weights.map((initial, slot) =>
    Float64Array.from(initial, (start, i) => {
      let [w, m, v] = [start, 0, 0];
      given.gradients.forEach((gradients, step) => {
        const lr = given.learningRates[step]![given.groups[slot]!]!;
        const g = gradients[slot]![i]!;
        w -= lr * weightDecay * w;
        m = beta1 * m + (1 - beta1) * g;
        v = beta2 * v + (1 - beta2) * g ** 2;
        const firstHat = m / (1 - beta1 ** (step + 1));
        const secondHat = v / (1 - beta2 ** (step + 1));
        w -= (lr * firstHat) / (Math.sqrt(secondHat) + epsilon);
      });
      return w;
    }),
  );
}

/** An optimizer over the case's tensors on a runtime, one call a step. */
export class AdamWTrial {
  readonly loss: DeviceTensor;
  readonly parameters: readonly DeviceTensor[];
  readonly optimizer: AdamW;
  readonly #gradients: readonly DeviceTensor[];
  readonly #runtime: Runtime;
  readonly #case: AdamWCase;

  constructor(runtime: Runtime, given: AdamWCase) {
    this.#runtime = runtime;
    this.#case = given;
    this.loss = runtime.tensor([1, 1], Float32Array.of(1));
    this.parameters = given.weights.map((weight) => runtime.tensor([weight.length], weight));
    this.#gradients = given.weights.map((weight) => runtime.tensor([weight.length]));
    const slots = this.parameters.map((parameter, i) => ({
      parameter,
      gradient: this.#gradients[i]!,
      group: given.groups[i]!,
    }));
    this.optimizer = runtime.adamW(slots, given.options);
  }

  /** Step `step` of the case; `spoil` may change the gradients first. */
  step(step: number, spoil?: (gradients: Float32Array<ArrayBuffer>[]) => void): void {
    const gradients = this.#case.gradients[step]!.map((gradient) => gradient.slice());
    spoil?.(gradients);
    gradients.forEach((gradient, i) => this.#runtime.write(this.#gradients[i]!, gradient));
    this.optimizer.step(this.#case.learningRates[step]!, this.loss);
  }

  /** The optimizer's moments by slot. */
  async moments(moment: Moment): Promise<ReadonlyMap<number, Float32Array<ArrayBuffer>>> {
    const targets = new Map(
      this.parameters.map(({ byteLength }, slot) => [slot, new Float32Array(byteLength / 4)]),
    );
    await this.optimizer.readMoments(moment, targets);
    return targets;
  }

  weights(): Promise<Float32Array<ArrayBuffer>[]> {
    return Promise.all(this.parameters.map((parameter) => this.#runtime.read(parameter)));
  }
}

/** The largest |a − b| / max(1, |b|) over two lists of arrays. */
export function largestError(
  actual: readonly ArrayLike<number>[],
  expected: readonly ArrayLike<number>[],
): number {
  let largest = 0;
  expected.forEach((array, slot) => {
    if (actual[slot]?.length !== array.length) largest = Infinity;
    for (let i = 0; i < array.length; i++) {
      const error = Math.abs(actual[slot]![i]! - array[i]!) / Math.max(1, Math.abs(array[i]!));
      largest = error <= largest ? largest : error;
    }
  });
  return largest;
}
