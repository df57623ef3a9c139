/** Telling two tiles that show the same drawing. */
import { TILE } from "./drawing.ts";

const CELL = 4;
const SIDE = TILE / CELL;
/** Mean absolute difference of 16x16 grey pictures, in grey levels of 256, under which two tiles are one drawing. */
const SAME = 3;

/** Grey 16x16 picture of a tile, for comparing. */
export function signature(tile: Uint8Array): Float32Array {
  const out = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < TILE; y++) {
    for (let x = 0; x < TILE; x++) {
      const p = 3 * (y * TILE + x);
      const grey = ((tile[p] ?? 0) + (tile[p + 1] ?? 0) + (tile[p + 2] ?? 0)) / 3;
      const cell = Math.floor(y / CELL) * SIDE + Math.floor(x / CELL);
      out[cell] = (out[cell] ?? 0) + grey / (CELL * CELL);
    }
  }
  return out;
}

/** True when two signatures belong to the same drawing. */
export function isSame(a: Float32Array, b: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return sum / a.length < SAME;
}
