/**
 * Which points of a curve to draw on about `points` pixels: the first and last, and of every bucket
 * in between its lowest and highest, so that no spike is lost. Indices in ascending order.
 */
export function decimate(values: ArrayLike<number>, points: number): number[] {
  const { length } = values;
  if (length <= Math.max(points, 4)) return Array.from({ length }, (_, i) => i);
  const buckets = Math.max(1, Math.floor((points - 2) / 2));
  const kept = [0];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = 1 + Math.floor((bucket * (length - 2)) / buckets);
    const to = 1 + Math.floor(((bucket + 1) * (length - 2)) / buckets);
    let low = from;
    let high = from;
    for (let i = from + 1; i < to; i++) {
      if (values[i]! < values[low]!) low = i;
      if (values[i]! > values[high]!) high = i;
    }
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  }
  kept.push(length - 1);
  return kept;
}
