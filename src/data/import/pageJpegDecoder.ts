import wasmUrl from "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm?url";
import { FailureError } from "../../shared/failure.ts";
import { said } from "../../shared/said.ts";
import type { DecodeJpeg } from "./jpegDecoder.ts";
import { openJpegDecoder } from "./jpegDecoder.ts";

/** The JPEG decoder of the site, in a page or a worker. Throws a FailureError "download". */
export async function openPageJpegDecoder(): Promise<DecodeJpeg> {
  const response = await fetch(wasmUrl);
  if (response.ok) return openJpegDecoder(new Uint8Array(await response.arrayBuffer()));
  throw new FailureError("download", said("jpegDecoderMissing", response.url, response.status));
}
