/** What makes logits of features: s · f · W + b. */
export interface Classifier {
  /** W, [D,C]. */
  readonly head: Float32Array;
  /** b, [C]. */
  readonly bias: Float32Array | null;
  /** s. */
  readonly logitScale: number;
}

/** The logits [C] of one feature f [D], in float64. */
export function logitsInto(
  logits: Float64Array,
  feature: Float32Array,
  { head, bias, logitScale }: Classifier,
): void {
  const classes = logits.length;
  for (let c = 0; c < classes; c++) logits[c] = bias?.[c] ?? 0;
  for (let d = 0; d < feature.length; d++) {
    const x = feature[d]! * logitScale;
    for (let c = 0; c < classes; c++) logits[c]! += x * head[d * classes + c]!;
  }
}

/** The logits [n,C] of features [n,D], in float64. */
export function logitsOf(features: Float32Array, n: number, classifier: Classifier): Float64Array {
  const dimension = features.length / n;
  const classes = classifier.head.length / dimension;
  const logits = new Float64Array(n * classes);
  for (let i = 0; i < n; i++)
    logitsInto(
      logits.subarray(i * classes, (i + 1) * classes),
      features.subarray(i * dimension, (i + 1) * dimension),
      classifier,
    );
  return logits;
}

/** Of logits [C], leaves those of the classes among which a picture is classified. Null: of all. */
export function restrictTo(answers: readonly number[] | null, logits: Float64Array): void {
  if (!answers) return;
  const kept = answers.map((label) => logits[label]!);
  logits.fill(-Infinity);
  answers.forEach((label, i) => (logits[label] = kept[i]!));
}

/** Of equals the first. */
export function argmax(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** log Σ exp, where `max` is the largest of the values. */
export function logSumExp(values: Float64Array, max: number): number {
  let sum = 0;
  for (const value of values) sum += Math.exp(value - max);
  return max + Math.log(sum);
}

/** softmax of logits [C]. */
export function probabilitiesOf(logits: Float64Array): Float64Array {
  const total = logSumExp(logits, logits[argmax(logits)]!);
  return logits.map((logit) => Math.exp(logit - total));
}
