/**
 * An exponential moving average over about the last `memory` values, divided by the weights it has
 * seen so far, so that it starts at the first value and not at 0 (Kingma and Ba 2015, section 3).
 * A memory of 1 changes nothing; what is not finite stays as it is and counts for nothing.
 */
export function smooth(values: ArrayLike<number>, memory: number): Float64Array {
  const keep = 1 - 1 / memory;
  let sum = 0;
  let weight = 0;
  return Float64Array.from(values, (value) => {
    if (!Number.isFinite(value)) return value;
    sum = keep * sum + (1 - keep) * value;
    weight = keep * weight + (1 - keep);
    return sum / weight;
  });
}
