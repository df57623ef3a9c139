import type { FeatureBank } from "./probing.ts";

/** Mean and standard deviation (of the population) of each feature over a bank's pictures. */
export interface FeatureScaler {
  readonly mean: Float64Array;
  /** 1 for a feature that is the same in all pictures. */
  readonly deviation: Float64Array;
}

export function featureScaler({
  features,
  count,
  width,
}: Pick<FeatureBank, "features" | "count" | "width">): FeatureScaler {
  const mean = new Float64Array(width);
  const variance = new Float64Array(width);
  features.forEach((value, i) => (mean[i % width]! += value / count));
  features.forEach((value, i) => (variance[i % width]! += (value - mean[i % width]!) ** 2 / count));
  return { mean, deviation: variance.map((square) => Math.sqrt(square) || 1) };
}

/** (x − mean) / deviation of rows [k,width]. */
export function standardized(
  rows: Float32Array,
  { mean, deviation }: FeatureScaler,
): Float32Array<ArrayBuffer> {
  const width = mean.length;
  return Float32Array.from(rows, (x, i) => (x - mean[i % width]!) / deviation[i % width]!);
}
