import { open, stat } from "node:fs/promises";
import type { ByteSource } from "../shared/byteSource.ts";
import { bytesIn, checkPart } from "../shared/byteSource.ts";
import { FailureError } from "../shared/failure.ts";

/** A file on disk, read in parts; null when there is none of this path. */
export async function openDiskSource(path: string): Promise<ByteSource | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? diskSource(path, found.size) : null;
}

function diskSource(name: string, size: number): ByteSource {
  return {
    name,
    size,
    async slice(start, end, room) {
      checkPart(name, size, start, end);
      const bytes = bytesIn(room, end - start);
      const file = await open(name);
      try {
        let count = 0;
        while (count < bytes.length) {
          const { bytesRead } = await file.read(bytes, count, bytes.length - count, start + count);
          if (bytesRead === 0)
            throw new FailureError("bad-file", `'${name}' became shorter while it was read.`);
          count += bytesRead;
        }
        return bytes;
      } finally {
        await file.close();
      }
    },
  };
}
