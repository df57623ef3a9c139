import type { Crop } from "./augment.ts";
import { frameOf } from "./dataset.ts";
import type { Frame, Pictures } from "./dataset.ts";
import { bicubicTaps } from "./resample.ts";
import type { Taps } from "./resample.ts";

/** Per channel: (v / 255 − mean) / std. */
export interface Normalization {
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

/** One-hot rows, [labels,classes]. */
export function oneHotInto(out: Float32Array, labels: ArrayLike<number>, classes: number): void {
  out.fill(0);
  for (let i = 0; i < labels.length; i++) out[i * classes + labels[i]!] = 1;
}

/**
 * Turns pictures into what the image tower reads: normalised NCHW, slot by slot of a batch
 * [slots,3,size,size].
 */
export class Preprocessor {
  readonly #tile: number;
  readonly #size: number;
  readonly #whole: Taps;
  /** A resized line of each picture row: height × size × 3. */
  #lines: Float64Array;
  readonly #factors: readonly number[];
  readonly #offsets: readonly number[];

  /** @param tile the side that most pictures have: what they need is made ready once */
  constructor(tile: number, size: number, { mean, std }: Normalization) {
    this.#tile = tile;
    this.#size = size;
    this.#whole = bicubicTaps(tile, 0, tile, size);
    this.#lines = new Float64Array(tile * size * 3);
    this.#factors = std.map((s) => 1 / (255 * s));
    this.#offsets = mean.map((m, c) => -m / std[c]!);
  }

  /** For training: a crop, bicubic with antialiasing, neither rounded to bytes nor clipped. */
  crop(out: Float32Array, slot: number, pictures: Pictures, index: number, crop: Crop): void {
    const frame = frameOf(pictures, index);
    const columns = bicubicTaps(frame.width, crop.x, crop.width, this.#size);
    const rows = bicubicTaps(frame.height, crop.y, crop.height, this.#size);
    this.#resample(out, slot, pictures.rgb, frame, columns, rows, crop.flip);
  }

  /**
   * For evaluation: the shorter side resized to the input's by bicubic, then the centre. Where the
   * picture is as large as the input the pixels stay.
   */
  whole(out: Float32Array, slot: number, pictures: Pictures, index: number): void {
    const frame = frameOf(pictures, index);
    const { width, height } = frame;
    if (width === this.#size && height === this.#size) {
      this.#copy(out, slot, pictures.rgb, frame.offset);
      return;
    }
    const shorter = Math.min(width, height);
    const columns = this.#middle(width, shorter);
    const rows = this.#middle(height, shorter);
    this.#resample(out, slot, pictures.rgb, frame, columns, rows, false);
  }

  /** Taps of the part of a side that is left when the shorter side fills the input. */
  #middle(side: number, shorter: number): Taps {
    if (side === this.#tile && shorter === this.#tile) return this.#whole;
    const resized = Math.floor((this.#size * side) / shorter);
    const scale = side / resized;
    const start = Math.floor((resized - this.#size) / 2) * scale;
    return bicubicTaps(side, start, this.#size * scale, this.#size);
  }

  #copy(out: Float32Array, slot: number, rgb: Uint8Array, first: number): void {
    const plane = this.#size * this.#size;
    for (let c = 0; c < 3; c++) {
      const [factor, offset] = [this.#factors[c]!, this.#offsets[c]!];
      const [from, to] = [first + c, (slot * 3 + c) * plane];
      for (let p = 0; p < plane; p++) out[to + p] = rgb[from + 3 * p]! * factor + offset;
    }
  }

  #resample(
    out: Float32Array,
    slot: number,
    rgb: Uint8Array,
    frame: Frame,
    columns: Taps,
    rows: Taps,
    flip: boolean,
  ): void {
    const size = this.#size;
    const firstRow = rows.first[0]!;
    const endRow = rows.first[size - 1]! + rows.counts[size - 1]!;
    if (this.#lines.length < frame.height * size * 3)
      this.#lines = new Float64Array(frame.height * size * 3);
    for (let y = firstRow; y < endRow; y++) this.#line(rgb, frame, y, columns);
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

  #line(rgb: Uint8Array, { offset, width }: Frame, y: number, columns: Taps): void {
    const line = offset + y * width * 3;
    for (let x = 0; x < this.#size; x++) {
      const [from, count, at] = [columns.first[x]!, columns.counts[x]!, x * columns.width];
      let [r, g, b] = [0, 0, 0];
      for (let j = 0; j < count; j++) {
        const weight = columns.weights[at + j]!;
        const k = line + (from + j) * 3;
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
