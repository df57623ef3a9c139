import type { ByteSource } from "../../shared/byteSource.ts";

/** A source that counts what is read of it, for tests. */
export function countedSource(source: ByteSource): ByteSource & { bytesRead: number } {
  const counted = {
    name: source.name,
    size: source.size,
    bytesRead: 0,
    slice(...part: Parameters<ByteSource["slice"]>) {
      counted.bytesRead += part[1] - part[0];
      return source.slice(...part);
    },
  };
  return counted;
}
