import { sizeOf } from "../graph/graph.ts";
import { startSafetensors } from "./safetensors.ts";
import { tensorParts } from "./tensorParts.ts";
import type { TensorSource } from "./tensorSource.ts";

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

/** The same file in one array. */
export async function wholeSafetensors(source: TensorSource): Promise<Uint8Array<ArrayBuffer>> {
  const { start, dataBytes } = startSafetensors(source.shapes, "F32");
  const file = new Uint8Array(start.length + dataBytes);
  file.set(start);
  let at = start.length;
  const targets = Array.from(source.shapes, ([name, shape]) => {
    const target = new Float32Array(file.buffer, at, sizeOf(shape));
    at += target.byteLength;
    return [name, target] as const;
  });
  await source.read(new Map(targets));
  return file;
}

async function* partsOf(
  source: TensorSource,
  metadata: Readonly<Record<string, string>> | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield startSafetensors(source.shapes, "F32", metadata).start;
  for await (const { numbers } of tensorParts(source, source.shapes.keys()))
    yield new Uint8Array(numbers.buffer, 0, numbers.byteLength);
}
