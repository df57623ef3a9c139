/** How far numbers are from those that the PyTorch oracle recorded. */
import type { Checksum } from "../../../oracle/golden.ts";
import type { Weights } from "../../clip/model.ts";

/** Relative errors by what was compared. */
export type Errors = Readonly<Record<string, number>>;

/**
 * The errors that are too large: above 1e-4; for what ten updates add to a weight, above 1e-3, since
 * a float32 weight near 1 that moves by thousandths keeps only the first few digits of its move.
 */
export function beyondTolerance(errors: Errors): [what: string, error: number][] {
  return Object.entries(errors).filter(
    ([what, error]) => !(error <= (what.startsWith("change of ") ? 1e-3 : 1e-4)),
  );
}

export interface Scalars {
  readonly loss: number;
  readonly terms: Readonly<Record<string, number>>;
}

export function scalarErrors(actual: Scalars, expected: Scalars): Errors {
  const terms = Object.entries(expected.terms).map(
    ([name, value]) => [`term ${name}`, relative(actual.terms[name] ?? NaN, value)] as const,
  );
  return { loss: relative(actual.loss, expected.loss), ...Object.fromEntries(terms) };
}

/** Where 0 is expected nothing else will do. */
export function relative(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}

/** ‖a − b‖ */
export function distance(a: Float32Array, b: Float32Array): number {
  return Math.hypot(...a.map((value, i) => value - b[i]!));
}

/** The largest error of sum, squares and probes; sums and probes are measured by the tensor's norm. */
export function checksumError(data: Float32Array, { sum, squares, probes }: Checksum): number {
  const total = data.reduce((all, value) => all + value, 0);
  const places = [0, Math.floor(data.length / 2), data.length - 1];
  const rms = Math.sqrt(squares / data.length);
  return Math.max(
    relative(
      data.reduce((all, value) => all + value * value, 0),
      squares,
    ),
    Math.abs(total - sum) / Math.sqrt(data.length * squares),
    ...places.map(
      (at, i) => Math.abs(data[at]! - probes[i]!) / Math.max(rms, Math.abs(probes[i]!)),
    ),
  );
}

/**
 * Errors of each tensor that `expected` names, as `<what> <name>`; `tensor` gives ours by that name.
 * A bias of the keys is left out: it changes nothing, and its gradient is rounding noise (see
 * oracle/README.md).
 */
export function checksumErrors(
  what: string,
  expected: Readonly<Record<string, Checksum>>,
  tensor: (name: string) => Float32Array,
): Errors {
  const compared = Object.entries(expected).filter(([name]) => !name.endsWith("k_proj.bias"));
  return Object.fromEntries(
    compared.map(([name, sums]) => [`${what} ${name}`, checksumError(tensor(name), sums)]),
  );
}

/** A tensor by Hugging Face's name or the engine's; queries, keys and values are thirds of one parameter. */
export function tensorIn(weights: Weights, name: string): Float32Array<ArrayBuffer> {
  const whole = weights.get(name);
  if (whole) return whole;
  const fused = weights.get(name.replace(/\.[qkv]_proj\./, ".qkv_proj."));
  if (!fused) throw new Error(`there is no tensor '${name}'`);
  const third = fused.length / 3;
  const at = ["q", "k", "v"].findIndex((part) => name.includes(`.${part}_proj.`)) * third;
  return fused.slice(at, at + third);
}
