import mozjpegFactory from "@jsquash/jpeg/codec/dec/mozjpeg_dec.js";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { Said } from "../../shared/said.ts";
import { flattenOnWhite } from "./flatten.ts";
import { readJpegHeader } from "./jpegHeader.ts";
import { checkPictureSize } from "./pictureSize.ts";
import type { Pixels } from "./pixels.ts";

/** Throws a FailureError "bad-file" that says what is wrong, without the file's name. */
export type DecodeJpeg = (bytes: Uint8Array) => Pixels;

/** The part of the compiled decoder that is used; the package's own types name a missing one. */
type OpenMozjpeg = (options: {
  readonly noInitialRun: true;
  readonly wasmBinary: ArrayBuffer;
  readonly print: (message: string) => void;
  readonly printErr: (message: string) => void;
}) => Promise<{
  /** RGBA pixels. Throws when libjpeg gives up. */
  decode(
    bytes: Uint8Array,
    turnByExif: boolean,
  ): { width: number; height: number; data: Uint8ClampedArray } | null;
}>;

/**
 * A JPEG decoder: mozjpeg, compiled to WebAssembly, whose pixels are libjpeg's to the bit in every
 * browser and in Node. An EXIF orientation is ignored, as TensorFlow Datasets and PIL do, on whose
 * pixels the published numbers are. Print colours (CMYK) are refused: libjpeg has no RGB of them.
 *
 * @param wasm the bytes of @jsquash/jpeg/codec/dec/mozjpeg_dec.wasm
 */
export async function openJpegDecoder(wasm: Uint8Array<ArrayBuffer>): Promise<DecodeJpeg> {
  const messages: string[] = [];
  const open = mozjpegFactory as unknown as OpenMozjpeg;
  const mozjpeg = await open({
    noInitialRun: true,
    wasmBinary: Uint8Array.from(wasm).buffer,
    print: (message) => messages.push(message),
    printErr: (message) => messages.push(message),
  });
  return (bytes) => {
    const { width, height, components } = readJpegHeader(bytes);
    checkPictureSize(width, height);
    if (components === 4) throw new FailureError("bad-file", said("jpegCmyk"));
    messages.length = 0;
    let image;
    try {
      image = mozjpeg.decode(bytes, false);
    } catch (cause) {
      // libjpeg's fatal errors end its program, which throws; the next picture starts afresh.
      throw new FailureError("bad-file", brokenJpeg(messages), { cause });
    }
    if (!image) throw new FailureError("bad-file", brokenJpeg(messages));
    return { width: image.width, height: image.height, rgb: flattenOnWhite(image.data, 4) };
  };
}

function brokenJpeg(messages: readonly string[]): Said {
  return said("jpegBroken", messages.at(-1) ?? said("jpegNoReason"));
}
