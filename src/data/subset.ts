import { RandomStream } from "../shared/random.ts";

/**
 * A fixed subset of a split: `size` picture indices, ascending, as evenly over the classes as the
 * labels allow. The same for every seed of an experiment, so that runs can be compared.
 */
export function stratifiedSubset(
  labels: readonly number[],
  size: number,
  name: string,
): readonly number[] {
  if (size >= labels.length) return labels.map((_, i) => i);
  const random = new RandomStream(0, `subset/${name}`);
  const byClass = new Map<number, number[]>();
  for (const i of random.permutation(labels.length)) {
    const members = byClass.get(labels[i]!);
    if (members) members.push(i);
    else byClass.set(labels[i]!, [i]);
  }
  const chosen: number[] = [];
  for (let round = 0; chosen.length < size; round++) {
    for (const members of byClass.values()) {
      if (round < members.length && chosen.length < size) chosen.push(members[round]!);
    }
  }
  return chosen.sort((a, b) => a - b);
}
