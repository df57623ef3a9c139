/**
 * GᵀG / M of M unit-norm text embeddings `texts` [M,D], as [D,D]. The mean over the texts of
 * (s·(f − f0)·g)² is s²·(f − f0)ᵀ·(GᵀG / M)·(f − f0): the same number exactly, in D² instead of M·D
 * products a picture, and without keeping the texts.
 */
export function textGram(texts: Float32Array, dimension: number): Float64Array {
  const count = texts.length / dimension;
  const gram = new Float64Array(dimension * dimension);
  for (let m = 0; m < count; m++) {
    const row = m * dimension;
    for (let i = 0; i < dimension; i++) {
      const scaled = texts[row + i]! / count;
      for (let j = 0; j < dimension; j++) gram[i * dimension + j]! += scaled * texts[row + j]!;
    }
  }
  return gram;
}

/** s²·(f − f0)ᵀ·(GᵀG / M)·(f − f0): one picture's energy gap on the texts of `gram`, in logit units squared. */
export function energyGapOf(
  { gram, logitScale }: { readonly gram: Float64Array; readonly logitScale: number },
  f: Float32Array,
  f0: Float32Array,
): number {
  const dimension = f.length;
  let sum = 0;
  for (let i = 0; i < dimension; i++) {
    const di = f[i]! - f0[i]!;
    if (di === 0) continue;
    let inner = 0;
    for (let j = 0; j < dimension; j++) inner += gram[i * dimension + j]! * (f[j]! - f0[j]!);
    sum += di * inner;
  }
  return logitScale * logitScale * sum;
}
