import type { ByteSource } from "../../shared/byteSource.ts";

/** A source that counts what is read of it, for tests. */
export function countedSource(source: ByteSource): ByteSource & { bytesRead: number } {
  const counted = {
    name: source.name,
    size: source.size,
    bytesRead: 0,
    slice(start: number, end: number) {
      counted.bytesRead += end - start;
      return source.slice(start, end);
    },
  };
  return counted;
}
