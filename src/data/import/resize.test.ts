import { expect, test } from "vitest";
import { goldenPictures, pixelsOf } from "./goldenPictures.ts";
import type { Pixels } from "./pixels.ts";
import { centerCrop, resizeShorterSide } from "./resize.ts";

test.each(goldenPictures.resized)(
  "$input.width × $input.height to a shorter side of $shorter is PIL's bicubic to the bit",
  ({ input, shorter, output }) => {
    expect(resizeShorterSide(pixelsOf(input), shorter)).toEqual(pixelsOf(output));
  },
);

test("the longer side is rounded down", () => {
  const pixels = { width: 400, height: 300, rgb: new Uint8Array(400 * 300 * 3) };
  expect(resizeShorterSide(pixels, 224)).toMatchObject({ width: 298, height: 224 });
});

test("the crop is the middle, odd rests right and below", () => {
  const ids = (pixels: Pixels) => [...pixels.rgb].filter((_, i) => i % 3 === 0);
  const rgb = Uint8Array.from({ length: 5 * 2 * 3 }, (_, i) => Math.floor(i / 3));
  expect(ids(centerCrop({ width: 5, height: 2, rgb }, 2))).toEqual([1, 2, 6, 7]);
  expect(ids(centerCrop({ width: 2, height: 5, rgb }, 2))).toEqual([2, 3, 4, 5]);
});
