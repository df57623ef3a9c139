/**
 * v(x) = s0·f(x)·Gᵀ, the scores of pictures on M texts (Lipsum-FT paper, eq. 8), [n,M].
 * @param features f, [n,D]. @param texts G, [M,D]; both of unit norm.
 */
export function scoresOf(
  features: Float32Array,
  texts: Float32Array,
  dimension: number,
  logitScale: number,
): Float64Array {
  const [n, count] = [features.length / dimension, texts.length / dimension];
  const scores = new Float64Array(n * count);
  for (let i = 0; i < n; i++) {
    for (let m = 0; m < count; m++) {
      let sum = 0;
      for (let d = 0; d < dimension; d++)
        sum += features[i * dimension + d]! * texts[m * dimension + d]!;
      scores[i * count + m] = logitScale * sum;
    }
  }
  return scores;
}
