import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { DecodeJpeg } from "./jpegDecoder.ts";
import { openJpegDecoder } from "./jpegDecoder.ts";

/** The JPEG decoder of the installed package, in Node. */
export async function openNodeJpegDecoder(): Promise<DecodeJpeg> {
  const url = import.meta.resolve("@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm");
  return openJpegDecoder(Uint8Array.from(await readFile(fileURLToPath(url))));
}
