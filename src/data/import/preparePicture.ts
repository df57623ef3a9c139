import type { Split } from "../dataset.ts";
import { decodePicture } from "./decodePicture.ts";
import type { DecodeJpeg } from "./jpegDecoder.ts";
import type { Pixels } from "./pixels.ts";
import { centerCrop, resizeShorterSide } from "./resize.ts";

/** Decodes and resizes one picture's file: pure, so that a worker may do it. */
export type PreparePicture = (
  bytes: Uint8Array,
  split: Split,
  imageSize: number,
) => Promise<Pixels>;

/** As the models were evaluated: crops of 224 from pictures of 256. */
const trainingMargin = 256 / 224;

/**
 * What is kept of a picture for a model whose input is `imageSize` pixels wide and high:
 * - to evaluate, exactly what CLIP's preprocessing gives the model: the shorter side resized by bicubic
 *   and the middle square. (Resized twice it would not be the same.)
 * - to train, all of it, its shorter side 256/224 of the input, so that random crops have pixels to
 *   choose from. A smaller picture stays as it is: enlarging it would add no detail.
 * Throws a FailureError "bad-file" that says what is wrong, without the file's name.
 */
export function keepPicture(
  bytes: Uint8Array,
  split: Split,
  imageSize: number,
  decodeJpeg: DecodeJpeg,
): Pixels {
  const pixels = decodePicture(bytes, decodeJpeg);
  if (split !== "train") return centerCrop(resizeShorterSide(pixels, imageSize), imageSize);
  const shorter = Math.min(pixels.width, pixels.height);
  const side = Math.round(imageSize * trainingMargin);
  return shorter <= side ? pixels : resizeShorterSide(pixels, side);
}

/** {@link keepPicture} on this very thread. */
export function prepareHere(decodeJpeg: DecodeJpeg): PreparePicture {
  return (bytes, split, imageSize) =>
    Promise.resolve().then(() => keepPicture(bytes, split, imageSize, decodeJpeg));
}
