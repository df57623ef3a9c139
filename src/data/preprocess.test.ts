import { expect, test } from "vitest";
import { RandomStream } from "../shared/random.ts";
import type { Crop } from "./augment.ts";
import { drawCrops } from "./augment.ts";
import type { Pictures } from "./dataset.ts";
import type { Normalization } from "./preprocess.ts";
import { oneHotInto, Preprocessor } from "./preprocess.ts";
import { bicubicTaps } from "./resample.ts";

const bytes = { mean: [0, 0, 0], std: [1 / 255, 1 / 255, 1 / 255] } as const;

function noise(tile: number, count: number): Pictures {
  const random = new RandomStream(0, "noise");
  const rgb = Uint8Array.from({ length: count * tile * tile * 3 }, () => random.integer(256));
  return { tile, count, labels: Array.from({ length: count }, () => 0), rgb };
}

function cropInto(
  out: Float32Array,
  pictures: Pictures,
  indices: readonly number[],
  crops: readonly Crop[],
  size: number,
): void {
  const preprocessor = new Preprocessor(pictures.tile, size, bytes);
  indices.forEach((index, slot) => preprocessor.crop(out, slot, pictures, index, crops[slot]!));
}

function evaluationInto(
  out: Float32Array,
  pictures: Pictures,
  indices: readonly number[],
  size: number,
  normalization: Normalization,
): void {
  const preprocessor = new Preprocessor(pictures.tile, size, normalization);
  indices.forEach((index, slot) => preprocessor.whole(out, slot, pictures, index));
}

/** One channel of a picture that resize-only tests read: rows of numbers. */
function plane(out: Float32Array, size: number, channel: number): number[] {
  return [...out.subarray(channel * size * size, (channel + 1) * size * size)];
}

test("evaluation keeps the pixels where tile and input are equally large", () => {
  const pictures = noise(8, 3);
  const out = new Float32Array(2 * 3 * 64);
  evaluationInto(out, pictures, [2, 0], 8, bytes);
  for (const [slot, index] of [
    [0, 2],
    [1, 0],
  ] as const) {
    for (let c = 0; c < 3; c++)
      for (let p = 0; p < 64; p++)
        expect(out[(slot * 3 + c) * 64 + p]).toBeCloseTo(
          pictures.rgb[(index * 64 + p) * 3 + c]!,
          4,
        );
  }
});

test("normalises by mean and std", () => {
  const pictures = { tile: 1, count: 1, labels: [0], rgb: Uint8Array.of(255, 51, 0) };
  const out = new Float32Array(3);
  evaluationInto(out, pictures, [0], 1, { mean: [0.5, 0.1, 0.2], std: [0.5, 0.2, 0.4] });
  expect([...out].map((v) => +v.toFixed(5))).toEqual([1, 0.5, -0.5]);
});

test("resizes as a textbook bicubic does: an impulse, up by 2 and down by 2", () => {
  // Keys' kernel with a = -1/2 at ±0.25, ±0.75, ±1.25, ±1.75.
  const up = bicubicTaps(9, 0, 9, 18);
  const weightOf = (i: number, j: number): number =>
    up.weights[i * up.width + j - up.first[i]!] ?? 0;
  const impulse = [-0.0234375, -0.0703125, 0.2265625, 0.8671875];
  impulse.forEach((w, i) => expect(weightOf(5 + i, 4)).toBeCloseTo(w, 12));
  // Halving stretches the kernel by 2: taps at ±0.25, ±0.75, ±1.25, ±1.75 of it, halved.
  const down = bicubicTaps(16, 0, 16, 8);
  const at = 4 * down.width;
  expect(down.first[4]).toBe(5);
  expect(down.counts[4]).toBe(8);
  const half = impulse.map((w) => w / 2);
  [half[0]!, half[1]!, half[2]!, half[3]!, ...half.toReversed()].forEach((w, i) =>
    expect(down.weights[at + i]).toBeCloseTo(w, 12),
  );
});

test("a constant stays the constant through any crop", () => {
  const pictures = { tile: 10, count: 1, labels: [0], rgb: new Uint8Array(300).fill(77) };
  const out = new Float32Array(3 * 49);
  cropInto(out, pictures, [0], drawCrops(1, 1, 1, 10, 0.2), 7);
  for (const value of out) expect(value).toBeCloseTo(77, 3);
});

test("a linear ramp is enlarged exactly where no tap is past the edge", () => {
  const tile = 16;
  const rgb = Uint8Array.from(
    { length: tile * tile * 3 },
    (_, i) => (Math.floor(i / 3) % tile) * 10,
  );
  const out = new Float32Array(3 * 16);
  const crop = { x: 4.5, y: 5, width: 3, height: 3, flip: false };
  cropInto(out, { tile, count: 1, labels: [0], rgb }, [0], [crop], 4);
  // Pixel i of the input has its centre at i + 1/2 and the value 10 i.
  const expected = [0, 1, 2, 3].map((i) => 10 * (4.5 + (i + 0.5) * 0.75 - 0.5));
  plane(out, 4, 0)
    .slice(0, 4)
    .forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 3));
});

test("a flip mirrors the crop", () => {
  const pictures = noise(9, 1);
  const crop = { x: 1, y: 0.5, width: 7, height: 6 };
  const [plain, flipped] = [new Float32Array(75), new Float32Array(75)];
  cropInto(plain, pictures, [0], [{ ...crop, flip: false }], 5);
  cropInto(flipped, pictures, [0], [{ ...crop, flip: true }], 5);
  for (let row = 0; row < 15; row++)
    expect([...flipped.subarray(row * 5, row * 5 + 5)]).toEqual(
      [...plain.subarray(row * 5, row * 5 + 5)].reverse(),
    );
});

test("pictures of their own sizes give what they would give alone", () => {
  const sizes = [
    [9, 6],
    [5, 5],
    [4, 11],
  ] as const;
  const random = new RandomStream(0, "sizes");
  let offset = 0;
  const frames = sizes.map(([width, height]) => {
    const frame = { offset, width, height };
    offset += width * height * 3;
    return frame;
  });
  const rgb = Uint8Array.from({ length: offset }, () => random.integer(256));
  const pictures = { tile: 5, count: 3, labels: [0, 0, 0], rgb, frames };
  const crop = { x: 0.5, y: 1, width: 3, height: 3.5, flip: true };
  const [together, alone] = [new Float32Array(3 * 75), new Float32Array(75)];
  cropInto(together, pictures, [0, 1, 2], [crop, crop, crop], 5);
  frames.forEach((frame, i) => {
    const own = rgb.slice(frame.offset, frame.offset + frame.width * frame.height * 3);
    const single = { ...pictures, count: 1, rgb: own, frames: [{ ...frame, offset: 0 }] };
    cropInto(alone, single, [0], [crop], 5);
    expect(together.subarray(i * 75, (i + 1) * 75)).toEqual(alone);
  });
});

test("evaluation shows the middle of an oblong picture, resized by its shorter side", () => {
  // A ramp along the longer side: 24 wide, 6 high, to the middle 3 × 3 of 12 × 3.
  const [width, height] = [24, 6];
  const rgb = Uint8Array.from(
    { length: width * height * 3 },
    (_, i) => 10 * (Math.floor(i / 3) % width),
  );
  for (const tall of [false, true]) {
    const turned = rgb.slice();
    if (tall)
      for (let i = 0; i < width * height; i++)
        turned.fill(10 * Math.floor(i / height), 3 * i, 3 * i + 3);
    const frame = tall ? { offset: 0, width: height, height: width } : { offset: 0, width, height };
    const pictures = { tile: 3, count: 1, labels: [0], rgb: turned, frames: [frame] };
    const out = new Float32Array(27);
    evaluationInto(out, pictures, [0], 3, bytes);
    // ⌊(12 − 3) / 2⌋ = 4 are cut off before output i, which lies over inputs 2 (4 + i) and the next.
    const rows = [0, 1, 2].map((y) => plane(out, 3, 0).slice(3 * y, 3 * y + 3));
    for (const [y, x] of [
      [0, 0],
      [1, 2],
      [2, 1],
    ] as const)
      expect(rows[y]![x]).toBeCloseTo(10 * (2 * (4 + (tall ? y : x)) + 0.5), 3);
  }
});

test("one-hot rows overwrite what was there", () => {
  const out = new Float32Array(6).fill(9);
  oneHotInto(out, [2, 0], 3);
  expect([...out]).toEqual([0, 0, 1, 1, 0, 0]);
});
