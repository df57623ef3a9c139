/** Lossless atlases: tiles in rows on one opaque 8-bit RGB picture. */
import { encode } from "fast-png";
import { TILE } from "./drawing.ts";

/** Tiles a row. */
export const COLUMNS = 32;

/** PNG of the tiles, tile i at column i % 32, row floor(i / 32); what is left of the last row is white. */
export function encodeAtlas(tiles: readonly Uint8Array[]): Uint8Array {
  const width = COLUMNS * TILE;
  const height = Math.ceil(tiles.length / COLUMNS) * TILE;
  const data = new Uint8Array(width * height * 3).fill(255);
  tiles.forEach((tile, i) => {
    const left = (i % COLUMNS) * TILE;
    const top = Math.floor(i / COLUMNS) * TILE;
    for (let y = 0; y < TILE; y++) {
      data.set(tile.subarray(3 * TILE * y, 3 * TILE * (y + 1)), 3 * ((top + y) * width + left));
    }
  });
  return encode({ width, height, data, channels: 3, depth: 8 }, { zlib: { level: 9 } });
}
