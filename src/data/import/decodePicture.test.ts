import { encode } from "fast-png";
import { expect, test } from "vitest";
import { decodePicture } from "./decodePicture.ts";
import { bytesOf, goldenFile, goldenPictures, pixelsOf } from "./goldenPictures.ts";
import { openNodeJpegDecoder } from "./nodeJpegDecoder.ts";

const decodeJpeg = await openNodeJpegDecoder();
const decode = (bytes: Uint8Array) => decodePicture(bytes, decodeJpeg);
const text = (content: string) => new TextEncoder().encode(content);

test.each(goldenPictures.decoded)("$name has PIL's pixels to the bit", (one) => {
  expect(decode(bytesOf(one.file))).toEqual(pixelsOf(one));
});

test("16-bit PNGs keep the upper byte", () => {
  const data = Uint16Array.of(0x1234, 0xffff, 0x00ff, 0xab00, 0x8000, 0x7fff);
  const png = encode({ width: 2, height: 1, data, channels: 3, depth: 16 });
  expect([...decode(png).rgb]).toEqual([0x12, 0xff, 0, 0xab, 0x80, 0x7f]);
});

test("what is transparent shows white", () => {
  const rgba = encode({
    width: 3,
    height: 1,
    data: Uint8Array.of(10, 20, 30, 255, 10, 20, 30, 0, 0, 100, 200, 51),
    channels: 4,
    depth: 8,
  });
  expect([...decode(rgba).rgb]).toEqual([10, 20, 30, 255, 255, 255, 204, 224, 244]);
  const greyAlpha = encode({
    width: 2,
    height: 1,
    data: Uint8Array.of(7, 255, 7, 0),
    channels: 2,
    depth: 8,
  });
  expect([...decode(greyAlpha).rgb]).toEqual([7, 7, 7, 255, 255, 255]);
});

const jpeg = goldenFile("jpeg 4:2:0");
const png = goldenFile("png rgb");
const withWidth = (width: number): Uint8Array => {
  const changed = Uint8Array.from(png);
  new DataView(changed.buffer).setUint32(16, width);
  return changed;
};

test.each<[string, Uint8Array, RegExp]>([
  ["nothing", new Uint8Array(0), /^is empty$/],
  ["a GIF", text("GIF89a…"), /^is a GIF; JPEG and PNG are read$/],
  ["a web page", text("<html>"), /^is a web page, not a picture; JPEG and PNG are read$/],
  ["other bytes", text("hello"), /^is of an unknown format; JPEG and PNG are read$/],
  ["a JPEG's first half", jpeg.subarray(0, jpeg.length >> 1), /cut off/],
  ["a JPEG's first 20 bytes", jpeg.subarray(0, 20), /cut off before its pixels/],
  ["a JPEG without tables", withoutTables(jpeg), /^is a broken JPEG: .*table/i],
  ["CMYK", goldenFile("jpeg cmyk"), /print colours \(CMYK\)/],
  ["a PNG's first half", png.subarray(0, png.length >> 1), /^is a broken PNG: /],
  ["a PNG's first 20 bytes", png.subarray(0, 20), /PNG that is cut off/],
  ["an enormous PNG", withWidth(2 ** 28), /at most 67108864 are decoded/],
  ["a PNG without width", withWidth(0), /has no pixels: it is 0×29/],
])("refuses %s, and decodes the next picture", (_, bytes, message) => {
  expect(() => decode(bytes)).toThrow(message);
  expect(decode(jpeg).width).toBe(37);
});

/** The file without its quantisation tables. */
function withoutTables(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const kept = [0xff, 0xd8];
  let at = 2;
  while (bytes[at + 1] !== 0xda) {
    const end = at + 2 + view.getUint16(at + 2);
    if (bytes[at + 1] !== 0xdb) kept.push(...bytes.subarray(at, end));
    at = end;
  }
  return Uint8Array.from([...kept, ...bytes.subarray(at)]);
}
