import type { Crop } from "./augment.ts";
import type { Pictures } from "./dataset.ts";
import { bicubicTaps } from "./resample.ts";
import type { Taps } from "./resample.ts";

/** Per channel: (v / 255 − mean) / std. */
export interface Normalization {
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

/**
 * Writes pictures as normalised NCHW, [count,3,size,size], each through its crop: bicubic with
 * antialiasing, without rounding to bytes and without clipping of overshoot.
 */
export function cropInto(
  out: Float32Array,
  pictures: Pictures,
  indices: ArrayLike<number>,
  crops: readonly Crop[],
  size: number,
  normalization: Normalization,
): void {
  const resample = new Resampler(pictures, size, normalization);
  for (let i = 0; i < indices.length; i++) {
    const crop = crops[i]!;
    const columns = bicubicTaps(pictures.tile, crop.x, crop.width, size);
    const rows = bicubicTaps(pictures.tile, crop.y, crop.height, size);
    resample.into(out, i, indices[i]!, columns, rows, crop.flip);
  }
}

/**
 * Writes pictures as the model is evaluated on them, normalised NCHW: the shorter side resized to
 * `size` by bicubic, then the centre. Tiles are square, so nothing is cut off; where the tile is as
 * large as the input the pixels stay as they are.
 */
export function evaluationInto(
  out: Float32Array,
  pictures: Pictures,
  indices: ArrayLike<number>,
  size: number,
  normalization: Normalization,
): void {
  const resample = new Resampler(pictures, size, normalization);
  const whole = bicubicTaps(pictures.tile, 0, pictures.tile, size);
  for (let i = 0; i < indices.length; i++) resample.into(out, i, indices[i]!, whole, whole, false);
}

/** One-hot rows, [labels,classes]. */
export function oneHotInto(out: Float32Array, labels: ArrayLike<number>, classes: number): void {
  out.fill(0);
  for (let i = 0; i < labels.length; i++) out[i * classes + labels[i]!] = 1;
}

class Resampler {
  readonly #pictures: Pictures;
  readonly #size: number;
  /** A resized line of each picture row: tile × size × 3. */
  readonly #lines: Float64Array;
  readonly #factors: readonly number[];
  readonly #offsets: readonly number[];

  constructor(pictures: Pictures, size: number, { mean, std }: Normalization) {
    this.#pictures = pictures;
    this.#size = size;
    this.#lines = new Float64Array(pictures.tile * size * 3);
    this.#factors = std.map((s) => 1 / (255 * s));
    this.#offsets = mean.map((m, c) => -m / std[c]!);
  }

  into(
    out: Float32Array,
    slot: number,
    index: number,
    columns: Taps,
    rows: Taps,
    flip: boolean,
  ): void {
    const size = this.#size;
    const firstRow = rows.first[0]!;
    const endRow = rows.first[size - 1]! + rows.counts[size - 1]!;
    for (let y = firstRow; y < endRow; y++) this.#line(index, y, columns);
    const lines = this.#lines;
    const plane = size * size;
    for (let y = 0; y < size; y++) {
      const [from, count, at] = [rows.first[y]!, rows.counts[y]!, y * rows.width];
      const target = slot * 3 * plane + y * size;
      for (let x = 0; x < size; x++) {
        let [r, g, b] = [0, 0, 0];
        for (let j = 0; j < count; j++) {
          const weight = rows.weights[at + j]!;
          const k = ((from + j) * size + x) * 3;
          r += weight * lines[k]!;
          g += weight * lines[k + 1]!;
          b += weight * lines[k + 2]!;
        }
        const to = target + (flip ? size - 1 - x : x);
        out[to] = r * this.#factors[0]! + this.#offsets[0]!;
        out[to + plane] = g * this.#factors[1]! + this.#offsets[1]!;
        out[to + 2 * plane] = b * this.#factors[2]! + this.#offsets[2]!;
      }
    }
  }

  #line(index: number, y: number, columns: Taps): void {
    const { tile, rgb } = this.#pictures;
    const line = (index * tile + y) * tile;
    for (let x = 0; x < this.#size; x++) {
      const [from, count, at] = [columns.first[x]!, columns.counts[x]!, x * columns.width];
      let [r, g, b] = [0, 0, 0];
      for (let j = 0; j < count; j++) {
        const weight = columns.weights[at + j]!;
        const k = (line + from + j) * 3;
        r += weight * rgb[k]!;
        g += weight * rgb[k + 1]!;
        b += weight * rgb[k + 2]!;
      }
      const to = (y * this.#size + x) * 3;
      this.#lines[to] = r;
      this.#lines[to + 1] = g;
      this.#lines[to + 2] = b;
    }
  }
}
