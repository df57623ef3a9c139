import { FailureError } from "../../shared/failure.ts";
import type { Words } from "../../words/words.ts";
import { rgbBytes } from "./rgbBytes.ts";

/** A picture that lies on the board, in its own size. */
export interface BoardPicture {
  readonly canvas: HTMLCanvasElement;
  /** What it shows, where that is known. */
  readonly label: string | null;
}

/** Row-major RGB bytes. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array<ArrayBuffer>;
}

/** Millions of pixels, as many as imports read. */
const mostMegapixels = 64;

/** Reads a picture as the browser shows it, turned upright. Throws a FailureError ("bad-file"). */
export async function readPicture(
  blob: Blob,
  name: string,
  words: Pick<Words["tryIt"], "notAPicture" | "tooLarge">,
): Promise<BoardPicture> {
  const bitmap = await createImageBitmap(blob).catch((cause: unknown) => {
    throw new FailureError("bad-file", words.notAPicture(name), { cause });
  });
  const { width, height } = bitmap;
  if (width * height > mostMegapixels * 2 ** 20)
    throw new FailureError("bad-file", words.tooLarge(name, width, height, mostMegapixels));
  const canvas = canvasOf(width, height);
  contextOf(canvas).drawImage(bitmap, 0, 0);
  bitmap.close();
  return { canvas, label: null };
}

/** A tile of an atlas, pixel by pixel. */
export async function readTile(
  atlasUrl: string,
  [left, top, side]: readonly [left: number, top: number, side: number],
  label: string | null,
): Promise<BoardPicture> {
  const image = new Image();
  image.src = atlasUrl;
  await image.decode();
  const canvas = canvasOf(side, side);
  contextOf(canvas).drawImage(image, left, top, side, side, 0, 0, side, side);
  return { canvas, label };
}

/** A picture of RGB bytes, pixel by pixel. */
export function pictureOfRgb(
  { width, height, rgb }: RgbPicture,
  label: string | null,
): BoardPicture {
  const canvas = canvasOf(width, height);
  const context = contextOf(canvas);
  const image = context.createImageData(width, height);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    image.data.set(rgb.subarray(from, from + 3), to);
    image.data[to + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return { canvas, label };
}

export function rgbOf(canvas: HTMLCanvasElement): RgbPicture {
  const { width, height } = canvas;
  const { data } = contextOf(canvas).getImageData(0, 0, width, height);
  return { width, height, rgb: rgbBytes(data) };
}

export function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new FailureError("internal", "internal: no 2D canvas");
  return context;
}
