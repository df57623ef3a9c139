/** What is made of the unit-norm embeddings of all {@link classPrompts}, [C·K,D], by averaging. */

/** W [D,C]: column c is the normalised mean of the K embeddings of class c. */
export function headOf(
  embeddings: Float32Array,
  classes: number,
  dim: number,
): Float32Array<ArrayBuffer> {
  const templates = embeddings.length / (classes * dim);
  const head = new Float32Array(dim * classes);
  for (let c = 0; c < classes; c++) {
    const rows = Array.from({ length: templates }, (_, k) => c * templates + k);
    meanDirection(embeddings, rows, dim).forEach((value, d) => (head[d * classes + c] = value));
  }
  return head;
}

/**
 * W_ctx as rows [K,D]: row k is the normalised mean over the classes of template k's embeddings, the
 * context that the template stands for whatever is in it (CAR-FT, Mao et al., IJCV 2023).
 */
export function contextsOf(
  embeddings: Float32Array,
  classes: number,
  dim: number,
): Float32Array<ArrayBuffer> {
  const templates = embeddings.length / (classes * dim);
  const contexts = new Float32Array(templates * dim);
  for (let k = 0; k < templates; k++) {
    const rows = Array.from({ length: classes }, (_, c) => c * templates + k);
    contexts.set(meanDirection(embeddings, rows, dim), k * dim);
  }
  return contexts;
}

/** The mean of rows of `matrix` [·,dim], each normalised, itself normalised; in double precision. */
function meanDirection(matrix: Float32Array, rows: readonly number[], dim: number): Float64Array {
  const sum = new Float64Array(dim);
  for (const row of rows) {
    const vector = matrix.subarray(row * dim, (row + 1) * dim);
    // Unit norm already, but for rounding.
    const norm = Math.hypot(...vector);
    vector.forEach((value, d) => (sum[d]! += value / norm));
  }
  const norm = Math.hypot(...sum);
  return sum.map((value) => value / norm);
}
