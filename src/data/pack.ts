import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Frame, PackedSplit, Pictures } from "./dataset.ts";

/**
 * The pictures of a split that lie one after the other in `bytes`, which are kept as they are. Its
 * length is checked and its sha256 is not: the file never left the machine that wrote it, its index
 * is written last, and hashing hundreds of megabytes would delay every visit. Throws a FailureError
 * "bad-file" that names `path`.
 */
export function unpackPictures(
  bytes: Uint8Array,
  split: PackedSplit,
  tile: number,
  path: string,
): Pictures {
  const frames: Frame[] = [];
  let offset = 0;
  for (let i = 0; i < split.labels.length; i++) {
    const [width, height] = [split.sizes[2 * i]!, split.sizes[2 * i + 1]!];
    frames.push({ offset, width, height });
    offset += width * height * 3;
  }
  if (bytes.length !== offset)
    throw new FailureError("bad-file", said("packSize", path, offset, frames.length, bytes.length));
  return { tile, count: frames.length, labels: split.labels, rgb: bytes, frames };
}
