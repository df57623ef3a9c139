import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { DecodeJpeg } from "./jpegDecoder.ts";
import type { Pixels } from "./pixels.ts";
import { decodePng } from "./pngDecoder.ts";

/** How other files start that may lie among the pictures, so that a message can name them. */
const others = [
  ["isAGif", "GIF8"],
  ["isAWebp", "RIFF"],
  ["isABmp", "BM"],
  ["isATiff", "II*"],
  ["isATiff", "MM"],
  ["isAWebPage", "<"],
] as const;

/**
 * Pixels of a JPEG or PNG, told apart by their first bytes: names in the wild are often wrong. Throws
 * a FailureError "bad-file" that says what is wrong, without the file's name.
 */
export function decodePicture(bytes: Uint8Array, decodeJpeg: DecodeJpeg): Pixels {
  if (startsWith(bytes, "\xff\xd8")) return decodeJpeg(bytes);
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return decodePng(bytes);
  if (bytes.length === 0) throw new FailureError("bad-file", said("isEmpty"));
  const found = others.find(([, start]) => startsWith(bytes, start))?.[0] ?? "isUnknown";
  throw new FailureError("bad-file", said(found));
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return (
    bytes.length >= start.length &&
    start === String.fromCharCode(...bytes.subarray(0, start.length))
  );
}
