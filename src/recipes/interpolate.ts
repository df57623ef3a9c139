import type { Weights } from "../clip/model.ts";

/**
 * (1 − share) · from + share · to, tensor by tensor, in float64 and rounded once. At 0 and 1 the
 * tensors are those given, bit for bit; of two equal models every share gives the same model.
 */
export function interpolate(from: Weights, to: Weights, share: number): Weights {
  if (share === 0) return from;
  if (share === 1) return to;
  const between = (name: string, a: Float32Array) => {
    const b = to.get(name)!;
    return a.map((value, i) => value + share * (b[i]! - value));
  };
  return new Map([...from].map(([name, a]) => [name, between(name, a)]));
}

/** The mean of models, tensor by tensor, summed in float64 and rounded once: of equal models, that model. */
export function average(models: readonly Weights[]): Weights {
  const mean = (name: string, first: Float32Array) => {
    const tensors = models.map((model) => model.get(name)!);
    return first.map((_, i) => tensors.reduce((sum, t) => sum + t[i]!, 0) / models.length);
  };
  return new Map([...models[0]!].map(([name, first]) => [name, mean(name, first)]));
}
