import { FailureError } from "../../shared/failure.ts";
import type { DecodeJpeg } from "./jpegDecoder.ts";
import type { Pixels } from "./pixels.ts";
import { decodePng } from "./pngDecoder.ts";

/** How other files start that may lie among the pictures, so that a message can name them. */
const others: readonly (readonly [name: string, start: string])[] = [
  ["a GIF", "GIF8"],
  ["a WebP", "RIFF"],
  ["a BMP", "BM"],
  ["a TIFF", "II*"],
  ["a TIFF", "MM"],
  ["a web page, not a picture", "<"],
];

/**
 * Pixels of a JPEG or PNG, told apart by their first bytes: names in the wild are often wrong. Throws
 * a FailureError "bad-file" that says what is wrong, without the file's name.
 */
export function decodePicture(bytes: Uint8Array, decodeJpeg: DecodeJpeg): Pixels {
  if (startsWith(bytes, "\xff\xd8")) return decodeJpeg(bytes);
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return decodePng(bytes);
  if (bytes.length === 0) throw new FailureError("bad-file", "is empty");
  const found = others.find(([, start]) => startsWith(bytes, start))?.[0] ?? "of an unknown format";
  throw new FailureError("bad-file", `is ${found}; JPEG and PNG are read`);
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return (
    bytes.length >= start.length &&
    start === String.fromCharCode(...bytes.subarray(0, start.length))
  );
}
