import { sizeOf } from "../graph/graph.ts";
import { startSafetensors } from "./safetensors.ts";
import type { TensorSource } from "./tensorSource.ts";

/** Numbers that are read and held at a time; a larger tensor is a part of its own. */
const partElements = 2 ** 22;

/**
 * A float32 file of a source's tensors, part by part: each is read when it is asked for and overwritten
 * by the next, so that whatever the file's size no more than a part is held. Can be gone through again.
 */
export function safetensorsParts(
  source: TensorSource,
  metadata?: Readonly<Record<string, string>>,
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  return { [Symbol.asyncIterator]: () => partsOf(source, metadata) };
}

async function* partsOf(
  source: TensorSource,
  metadata: Readonly<Record<string, string>> | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield startSafetensors(source.shapes, "F32", metadata).start;
  const tensors = Array.from(source.shapes, ([name, shape]) => [name, sizeOf(shape)] as const);
  const groups = grouped(tensors, ([, elements]) => elements, partElements);
  const elementsOf = (group: typeof tensors) => group.reduce((sum, [, size]) => sum + size, 0);
  const staging = new Float32Array(Math.max(0, ...groups.map(elementsOf)));
  for (const group of groups) {
    let end = 0;
    const targets = group.map(
      ([name, size]) => [name, staging.subarray(end, (end += size))] as const,
    );
    await source.read(new Map(targets));
    yield new Uint8Array(staging.buffer, 0, 4 * end);
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
