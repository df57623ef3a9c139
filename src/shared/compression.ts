import { FailureError } from "./failure.ts";
import { said } from "./said.ts";

/** Bytes as DEFLATE has them, without a header: what browsers and Node have built in. */
export function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return through(bytes, new CompressionStream("deflate-raw"), Infinity);
}

/**
 * The bytes again. Throws a FailureError "bad-file" where they were not deflated, or would become more
 * than `maxBytes`.
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await through(bytes, new DecompressionStream("deflate-raw"), maxBytes);
  } catch (cause) {
    if (cause instanceof FailureError) throw cause;
    throw new FailureError("bad-file", said("damagedBytes"), { cause });
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel();
      throw new FailureError("bad-file", said("unpackTooLarge", maxBytes));
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
