import { encode } from "fast-png";
import { memorySource } from "../../shared/byteSource.ts";
import { RandomStream } from "../../shared/random.ts";
import { goldenFile } from "./goldenPictures.ts";
import type { StoredFile } from "./storedFile.ts";
import { storedFile } from "./storedFile.ts";

/** A PNG of noise that its name alone decides, for tests. */
export function noisePng(name: string, width: number, height: number): Uint8Array<ArrayBuffer> {
  const random = new RandomStream(0, name);
  const data = Uint8Array.from({ length: width * height * 3 }, () => random.integer(256));
  return Uint8Array.from(encode({ width, height, data, channels: 3, depth: 8 }));
}

export function memoryFile(path: string, bytes: Uint8Array): StoredFile {
  return storedFile(path, memorySource(path, bytes));
}

export const testDomains = ["quickdraw", "real"];
/** In official order, in which `cello` is before `cell_phone`. */
export const testClasses = ["airplane", "cello", "cell_phone"];

/** A small DomainNet: for each domain and class `count` pictures, every fourth of them a JPEG. */
export function smallDomainNet(count: number): Map<string, Uint8Array<ArrayBuffer>> {
  const jpeg = goldenFile("jpeg 4:2:0");
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const domain of testDomains)
    for (const className of testClasses)
      for (let i = 0; i < count; i++) {
        const path = `${domain}/${className}/${domain}_${String(i).padStart(3, "0")}`;
        if (i % 4 === 3) files.set(`${path}.jpg`, jpeg);
        else files.set(`${path}.png`, noisePng(path, 20 + (i % 5), 16 + (i % 3)));
      }
  return files;
}

export function filesOf(contents: ReadonlyMap<string, Uint8Array>): StoredFile[] {
  return [...contents].map(([path, bytes]) => memoryFile(path, bytes));
}
