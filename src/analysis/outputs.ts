/** What a model makes of n pictures of one domain. */
export interface Outputs {
  /** The domain's id. */
  readonly domain: string;
  /** The class of every picture, [n]. */
  readonly labels: readonly number[];
  /** f(x), [n,D] of unit norm. */
  readonly features: Float32Array;
  /** s·f·W + b, [n,C]. */
  readonly logits: Float64Array;
}

/** Outputs of pictures of all domains, in the order of the data set. */
export type ModelOutputs = readonly Outputs[];

/** Row i of a matrix whose rows are `width` long; shares its memory. */
export function rowOf<A extends Float32Array | Float64Array>(
  matrix: A,
  i: number,
  width: number,
): A {
  // A view of the same kind: subarray's own type is wider than what it gives.
  return matrix.subarray(i * width, (i + 1) * width) as A;
}
