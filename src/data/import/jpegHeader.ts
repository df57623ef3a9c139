import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Said } from "../../shared/said.ts";

/** What a JPEG says of itself before its pixels. */
export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** Colour components: 1 grey, 3 colour, 4 for print (CMYK). */
  readonly components: number;
}

const [startOfImage, endOfImage, startOfScan] = [0xd8, 0xd9, 0xda];

/**
 * Reads the frame header (ITU-T T.81, B.2.2), and checks that the file has an end: libjpeg fills what
 * is missing of a cut-off file with grey, and a grey half would be learnt as part of the class.
 * Throws a FailureError "bad-file".
 */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) throw bad(said("notJpeg"));
  let header: JpegHeader | undefined;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) throw bad(said("jpegBroken", said("jpegSegment", at)));
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan) {
      if (!header) throw bad(said("jpegBroken", said("jpegNoFrame")));
      if (!hasEnd(bytes, at)) throw bad(said("jpegNoEnd"));
      return header;
    }
    const length = view.getUint16(at + 2);
    if (isFrame(marker) && at + 10 <= bytes.length)
      header = {
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: bytes[at + 9]!,
      };
    at += 2 + length;
  }
  throw bad(said("jpegCutOff"));
}

/** Start-of-frame markers are C0 to CF without DHT (C4), JPG (C8) and DAC (CC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Within the pixels' code FF is always followed by 00 or a restart marker, so FF D9 is the end. */
function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at >= from; at--)
    if (bytes[at] === 0xff && bytes[at + 1] === endOfImage) return true;
  return false;
}

function bad(what: Said): FailureError {
  return new FailureError("bad-file", what);
}
