/**
 * AdamW (Loshchilov, Hutter, ICLR 2019) as PyTorch computes it: decoupled weight decay, both moments
 * bias-corrected, epsilon added outside the square root.
 *
 *   w ← w·(1 − lr·decay)
 *   m ← β₁·m + (1 − β₁)·g        v ← β₂·v + (1 − β₂)·g²
 *   w ← w − lr/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε)
 */
import { FailureError } from "../shared/failure.ts";
import type { AdamWOptions, AdamWSlot, DeviceTensor } from "./runtime.ts";

/** The numbers of one update that are equal for every element of a learning-rate group. */
export interface AdamWCoefficients {
  /** 1 − lr·weightDecay. */
  readonly decay: number;
  /** lr / (1 − β₁ᵗ). */
  readonly stepSize: number;
  /** 1 / √(1 − β₂ᵗ). */
  readonly secondScale: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** Coefficients of update `t`, counted from 1. */
export function adamWCoefficients(
  options: AdamWOptions,
  t: number,
  learningRate: number,
): AdamWCoefficients {
  const { beta1, beta2, epsilon, weightDecay } = options;
  return {
    decay: 1 - learningRate * weightDecay,
    stepSize: learningRate / (1 - beta1 ** t),
    secondScale: 1 / Math.sqrt(1 - beta2 ** t),
    beta1,
    beta2,
    epsilon,
  };
}

/** Updates one tensor in place; elements with a non-finite gradient stay. Returns whether all were finite. */
export function adamWUpdate(
  weight: Float32Array,
  gradient: Float32Array,
  first: Float32Array,
  second: Float32Array,
  { decay, stepSize, secondScale, beta1, beta2, epsilon }: AdamWCoefficients,
): boolean {
  let allFinite = true;
  for (let i = 0; i < weight.length; i++) {
    const g = gradient[i]!;
    if (!Number.isFinite(g)) {
      allFinite = false;
      continue;
    }
    const m = first[i]! + (g - first[i]!) * (1 - beta1);
    const v = beta2 * second[i]! + (1 - beta2) * g * g;
    first[i] = m;
    second[i] = v;
    weight[i] = weight[i]! * decay - (stepSize * m) / (Math.sqrt(v) * secondScale + epsilon);
  }
  return allFinite;
}

/** Throws unless every slot pairs two float32 tensors of one size and no parameter occurs twice. */
export function checkSlots(slots: readonly AdamWSlot[]): void {
  const seen = new Set<DeviceTensor>();
  slots.forEach(({ parameter, gradient, group }, i) => {
    if (parameter.dtype !== "float32" || gradient.dtype !== "float32")
      throw misuse(`slot ${i} must be float32, got ${parameter.dtype} and ${gradient.dtype}`);
    if (parameter.byteLength !== gradient.byteLength)
      throw misuse(
        `slot ${i}: the gradient must have the parameter's ${parameter.byteLength} bytes, got ${gradient.byteLength}`,
      );
    if (!Number.isInteger(group) || group < 0)
      throw misuse(`slot ${i}: group must be a whole number from 0, got ${group}`);
    if (seen.has(parameter)) throw misuse(`slot ${i}: its parameter is in another slot too`);
    seen.add(parameter);
  });
}

/** Throws unless there is a finite learning rate for every group and the loss is one float32 element. */
export function checkStep(
  slots: readonly AdamWSlot[],
  learningRates: readonly number[],
  loss: DeviceTensor,
): void {
  for (const { group } of slots) {
    const rate = learningRates[group];
    if (rate === undefined || !Number.isFinite(rate))
      throw misuse(`learning rate of group ${group} must be a finite number, got ${String(rate)}`);
  }
  if (loss.dtype !== "float32" || loss.byteLength !== 4)
    throw misuse(`the loss must be one float32, got ${loss.dtype}[${loss.shape.join(",")}]`);
}

/** Throws unless `values` are of slots that there are, and of their sizes. */
export function checkMoments(
  slots: readonly AdamWSlot[],
  values: ReadonlyMap<number, Float32Array>,
): void {
  for (const [slot, { byteLength }] of values) {
    const expected = slots[slot]?.parameter.byteLength;
    if (expected === undefined)
      throw misuse(`there is no slot ${slot} among ${slots.length} to give moments to`);
    if (byteLength !== expected)
      throw misuse(`moments of slot ${slot} must have ${expected} bytes, got ${byteLength}`);
  }
}

function misuse(rule: string): FailureError {
  return new FailureError("internal", `AdamW: ${rule}`);
}
