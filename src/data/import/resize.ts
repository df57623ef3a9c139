import { bicubicTaps } from "../resample.ts";
import type { Taps } from "../resample.ts";
import type { Pixels } from "./pixels.ts";

/** Weights are whole multiples of 2⁻²², as in PIL, whose rounding is thereby repeated. */
const one = 2 ** 22;

/**
 * Bicubic with antialiasing to width × height bytes: columns first, rounded to bytes, then rows, as
 * PIL's `Image.resize` does, to the bit.
 */
export function resize(pixels: Pixels, width: number, height: number): Pixels {
  const wide = width === pixels.width ? pixels : resizeColumns(pixels, width);
  return height === pixels.height ? wide : resizeRows(wide, height);
}

/**
 * The shorter side to `side` pixels, the longer by the same ratio, rounded down (as CLIP's
 * preprocessing in torchvision and transformers does).
 */
export function resizeShorterSide(pixels: Pixels, side: number): Pixels {
  const { width, height } = pixels;
  const longer = Math.floor((side * Math.max(width, height)) / Math.min(width, height));
  return width <= height ? resize(pixels, side, longer) : resize(pixels, longer, side);
}

/** The middle `side` × `side` pixels; both sides must be at least that. Odd rests lie right and below. */
export function centerCrop({ width, height, rgb }: Pixels, side: number): Pixels {
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  const cropped = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    const from = ((top + y) * width + left) * 3;
    cropped.set(rgb.subarray(from, from + side * 3), y * side * 3);
  }
  return { width: side, height: side, rgb: cropped };
}

function resizeColumns({ width, height, rgb }: Pixels, outputWidth: number): Pixels {
  const { first, counts, weights, width: stride } = wholeTaps(width, outputWidth);
  const out = new Uint8Array(outputWidth * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < outputWidth; x++) {
      const [from, count, at] = [(y * width + first[x]!) * 3, counts[x]!, x * stride];
      let [r, g, b] = [0, 0, 0];
      for (let j = 0; j < count; j++) {
        const weight = weights[at + j]!;
        const k = from + 3 * j;
        r += weight * rgb[k]!;
        g += weight * rgb[k + 1]!;
        b += weight * rgb[k + 2]!;
      }
      const to = (y * outputWidth + x) * 3;
      out[to] = toByte(r);
      out[to + 1] = toByte(g);
      out[to + 2] = toByte(b);
    }
  }
  return { width: outputWidth, height, rgb: out };
}

function resizeRows({ width, height, rgb }: Pixels, outputHeight: number): Pixels {
  const { first, counts, weights, width: stride } = wholeTaps(height, outputHeight);
  const rowBytes = width * 3;
  const out = new Uint8Array(rowBytes * outputHeight);
  for (let y = 0; y < outputHeight; y++) {
    const [from, count, at] = [first[y]!, counts[y]!, y * stride];
    for (let x = 0; x < rowBytes; x++) {
      let sum = 0;
      for (let j = 0; j < count; j++) sum += weights[at + j]! * rgb[(from + j) * rowBytes + x]!;
      out[y * rowBytes + x] = toByte(sum);
    }
  }
  return { width, height: outputHeight, rgb: out };
}

function wholeTaps(inputSize: number, outputSize: number): Taps {
  const taps = bicubicTaps(inputSize, 0, inputSize, outputSize);
  // Half away from zero, as C's cast after ± 0.5 does.
  const weights = taps.weights.map((w) => Math.sign(w) * Math.floor(Math.abs(w) * one + 0.5));
  return { ...taps, weights };
}

/** Sums stay below 2⁵³, so they are exact; halves round up. */
function toByte(sum: number): number {
  return Math.max(0, Math.min(255, Math.floor(sum / one + 0.5)));
}
