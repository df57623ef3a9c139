import { convertIndexedToRgb, decode } from "fast-png";
import { FailureError, toFailure } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { sha256 } from "../shared/sha256.ts";
import type { Pictures, SplitIndex } from "./dataset.ts";

/**
 * The pictures of a split, from the bytes of its atlas. Decoded in plain JavaScript, so that Node and
 * every browser train on the same bytes (a canvas may apply colour profiles and premultiply).
 * Throws a FailureError "bad-file" that names `path`.
 */
export function decodeAtlas(
  bytes: Uint8Array,
  split: SplitIndex,
  tile: number,
  path: string,
): Pictures {
  const hash = sha256(bytes);
  if (hash !== split.sha256)
    throw new FailureError("bad-file", said("otherAtlas", path, split.sha256, hash));
  const { rgb, width, height } = decodePng(bytes, path);
  const count = split.labels.length;
  const rows = Math.ceil(count / split.columns);
  if (width !== split.columns * tile || height < rows * tile)
    throw new FailureError(
      "bad-file",
      said("atlasSize", path, split.columns * tile, rows * tile, count, `${width}×${height}`),
    );
  return { tile, count, labels: split.labels, rgb: cutTiles(rgb, split.columns, tile, count) };
}

/** Row-major RGB bytes of a PNG of 8-bit grey, RGB or palette pixels. */
function decodePng(
  bytes: Uint8Array,
  path: string,
): { rgb: Uint8Array; width: number; height: number } {
  let png;
  try {
    png = decode(bytes, { checkCrc: true });
  } catch (error) {
    throw new FailureError("bad-file", said("atlasUnread", path, toFailure(error)));
  }
  const { width, height } = png;
  const channels = png.palette ? png.palette[0]!.length : png.channels;
  if ((png.depth !== 8 && !png.palette) || (channels !== 1 && channels !== 3))
    throw new FailureError("bad-file", said("atlasForm", path, channels, png.depth));
  const data = png.palette ? convertIndexedToRgb(png) : png.data;
  if (channels === 3) return { rgb: Uint8Array.from(data), width, height };
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) rgb.fill(data[i]!, 3 * i, 3 * i + 3);
  return { rgb, width, height };
}

function cutTiles(rgb: Uint8Array, columns: number, tile: number, count: number): Uint8Array {
  const tiles = new Uint8Array(count * tile * tile * 3);
  const rowBytes = tile * 3;
  for (let i = 0; i < count; i++) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    for (let y = 0; y < tile; y++) {
      const from = ((row * tile + y) * columns + column) * rowBytes;
      tiles.set(rgb.subarray(from, from + rowBytes), (i * tile + y) * rowBytes);
    }
  }
  return tiles;
}
