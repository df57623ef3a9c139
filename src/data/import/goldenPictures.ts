import golden from "../../../oracle/golden/pictures.json" with { type: "json" };
import type { Pixels } from "./pixels.ts";

interface Encoded {
  readonly width: number;
  readonly height: number;
  /** Base64. */
  readonly rgb: string;
}

interface Golden {
  readonly decoded: readonly (Encoded & { readonly name: string; readonly file: string })[];
  readonly refused: { readonly name: string; readonly file: string };
  readonly resized: readonly {
    readonly input: Encoded;
    readonly shorter: number;
    readonly output: Encoded;
  }[];
}

/** What PIL makes of pictures (oracle/pictures.py), for tests. */
export const goldenPictures: Golden = golden;

/** The file of a decoding case, by its name there. */
export function goldenFile(name: string): Uint8Array<ArrayBuffer> {
  const { decoded, refused } = goldenPictures;
  return bytesOf([...decoded, refused].find((one) => one.name === name)!.file);
}

export function pixelsOf({ width, height, rgb }: Encoded): Pixels {
  return { width, height, rgb: bytesOf(rgb) };
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
