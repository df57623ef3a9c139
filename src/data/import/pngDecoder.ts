import { convertIndexedToRgb, decode } from "fast-png";
import type { DecodedPng } from "fast-png";
import { FailureError, toFailure } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import { flattenOnWhite } from "./flatten.ts";
import { checkPictureSize } from "./pictureSize.ts";
import type { Pixels } from "./pixels.ts";

/**
 * Decodes every kind of PNG: grey, RGB or palette, with or without alpha, of 1 to 16 bits, of which
 * the upper 8 are kept. Colour profiles and gamma are ignored, as PIL does. Throws a FailureError
 * "bad-file" that says what is wrong, without the file's name.
 */
export function decodePng(bytes: Uint8Array): Pixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The header chunk comes first, and is read before memory is taken for the pixels.
  if (bytes.length < 33) throw new FailureError("bad-file", said("pngCutOff"));
  checkPictureSize(view.getUint32(16), view.getUint32(20));
  let png;
  try {
    png = decode(bytes, { checkCrc: true });
  } catch (cause) {
    throw new FailureError("bad-file", said("pngBroken", toFailure(cause)), { cause });
  }
  const { width, height } = png;
  const rgb = rgbOf(png);
  if (rgb.length !== width * height * 3) throw new FailureError("bad-file", said("pngLacksPixels"));
  return { width, height, rgb };
}

function rgbOf(png: DecodedPng): Uint8Array {
  if (png.palette) return flattenOnWhite(convertIndexedToRgb(png), png.palette[0]!.length);
  const { channels, depth, data, transparency } = png;
  const samples = depth < 8 ? unpackGrey(png) : data;
  const transparent = transparency && transparency.length === channels ? transparency : null;
  const toByte = depth === 16 ? (v: number) => v >> 8 : (v: number) => (v * 255) / (2 ** depth - 1);
  if (!transparent) return flattenOnWhite(depth === 8 ? samples : samples.map(toByte), channels);
  // One colour of the file stands for "transparent": it becomes white.
  const flat = samples.map(toByte);
  for (let at = 0; at < samples.length; at += channels)
    if (transparent.every((value, c) => samples[at + c] === value))
      flat.fill(255, at, at + channels);
  return flattenOnWhite(flat, channels);
}

/** Grey samples of 1, 2 or 4 bits, which lie packed in bytes; each row starts a byte of its own. */
function unpackGrey({ width, height, depth, data }: DecodedPng): Uint8Array {
  const rowBytes = Math.ceil((width * depth) / 8);
  const mask = 2 ** depth - 1;
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const bit = (i % width) * depth;
    const byte = data[Math.floor(i / width) * rowBytes + (bit >> 3)]!;
    return (byte >> (8 - depth - (bit & 7))) & mask;
  });
}
