import { sizeOf } from "../graph/graph.ts";
import type { TensorSource } from "./tensorSource.ts";

/** Numbers that are read and held at a time; a larger tensor is a part of its own. */
const partElements = 2 ** 22;

/** Tensors that lie one after the other in one array. */
export interface TensorPart {
  readonly tensors: ReadonlyMap<string, Float32Array<ArrayBuffer>>;
  /** All of them. */
  readonly numbers: Float32Array<ArrayBuffer>;
}

/**
 * Tensors of a source in the order of `names`, part by part: each is read when it is asked for and
 * overwritten by the next, so that however many there are no more than a part is held.
 */
export async function* tensorParts(
  source: TensorSource,
  names: Iterable<string>,
): AsyncGenerator<TensorPart, void> {
  const tensors = Array.from(names, (name) => [name, sizeOf(source.shapes.get(name)!)] as const);
  const groups = grouped(tensors, ([, elements]) => elements, partElements);
  const elementsOf = (group: typeof tensors) => group.reduce((sum, [, size]) => sum + size, 0);
  const staging = new Float32Array(Math.max(0, ...groups.map(elementsOf)));
  for (const group of groups) {
    let end = 0;
    const targets = new Map(
      group.map(([name, size]) => [name, staging.subarray(end, (end += size))]),
    );
    await source.read(targets);
    yield { tensors: targets, numbers: staging.subarray(0, end) };
  }
}

/** Items in their order, as many together as are at most `most`; a larger one is alone. */
export function grouped<T>(
  items: readonly T[],
  sizeOfOne: (item: T) => number,
  most: number,
): T[][] {
  const groups: T[][] = [];
  let size = 0;
  for (const item of items) {
    const own = sizeOfOne(item);
    const last = groups.at(-1);
    if (last && size + own <= most) {
      last.push(item);
      size += own;
    } else {
      groups.push([item]);
      size = own;
    }
  }
  return groups;
}
