import { expect, test } from "vitest";
import { decodePicture } from "./decodePicture.ts";
import { bytesOf, goldenPictures, pixelsOf } from "./goldenPictures.ts";
import { openPageJpegDecoder } from "./pageJpegDecoder.ts";
import { resizeShorterSide } from "./resize.ts";

test("a browser decodes and resizes to PIL's bytes too", async () => {
  const decodeJpeg = await openPageJpegDecoder();
  for (const one of goldenPictures.decoded)
    expect(decodePicture(bytesOf(one.file), decodeJpeg), one.name).toEqual(pixelsOf(one));
  for (const { input, shorter, output } of goldenPictures.resized)
    expect(resizeShorterSide(pixelsOf(input), shorter)).toEqual(pixelsOf(output));
  const refused = bytesOf(goldenPictures.refused.file);
  expect(() => decodePicture(refused, decodeJpeg)).toThrow("print colours (CMYK)");
});
