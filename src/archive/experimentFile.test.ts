import {
  BlobReader,
  BlobWriter,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from "@zip.js/zip.js";
import { describe, expect, test } from "vitest";
import { recordingFixture } from "../experiment/recordingFixture.ts";
import { writeRecording } from "../experiment/recording.ts";
import { FailureError } from "../shared/failure.ts";
import { readExperimentFile, writeExperimentFile } from "./experimentFile.ts";

const recording = recordingFixture();
const file = {
  recording,
  weights: new Map([
    ["ft", Uint8Array.of(1, 2, 3, 4)],
    ["lipsum-ft", Uint8Array.of(5)],
  ]),
  checkpoint: Uint8Array.from({ length: 300 }, (_, i) => i),
};

/** The same zip with some of its files changed; null takes one out. */
async function changed(
  whole: Blob,
  changes: Readonly<Record<string, Uint8Array<ArrayBuffer> | null>>,
): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter());
  const entries = await new ZipReader(new BlobReader(whole)).getEntries();
  for (const entry of entries) {
    if (entry.directory || entry.filename in changes) continue;
    await zip.add(
      entry.filename,
      new Uint8ArrayReader(await entry.getData(new Uint8ArrayWriter())),
    );
  }
  for (const [name, bytes] of Object.entries(changes))
    if (bytes) await zip.add(name, new Uint8ArrayReader(bytes));
  return zip.close();
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

test("an experiment comes back from its file, weights and checkpoint to the byte", async () => {
  expect(await readExperimentFile(await writeExperimentFile(file))).toEqual(file);
  const bare = { recording, weights: new Map(), checkpoint: null };
  expect(await readExperimentFile(await writeExperimentFile(bare))).toEqual(bare);
  expect(await readExperimentFile(new Blob([writeRecording(recording)]))).toEqual(bare);
});

describe("a file that is not as it was saved is refused with the value, the rule and the way out", () => {
  test("cut off anywhere", async () => {
    const bytes = await bytesOf(await writeExperimentFile(file));
    for (let length = 2; length < bytes.length; length += 97)
      await expect(readExperimentFile(new Blob([bytes.slice(0, length)]))).rejects.toThrow(
        /damaged zip .*copy it again/,
      );
  });

  test("a bit of the weights flipped", async () => {
    const bytes = await bytesOf(await writeExperimentFile(file));
    const at = bytes.findIndex((_, i) => [1, 2, 3, 4].every((byte, k) => bytes[i + k] === byte));
    bytes[at] = 9;
    await expect(readExperimentFile(new Blob([bytes]))).rejects.toThrow(/damaged zip/);
  });

  test.each([
    [
      "weights/ft.safetensors",
      Uint8Array.of(1, 2, 3, 5),
      /SHA-256 [\da-f]{12}…, got .*save it again/,
    ],
    ["weights/ft.safetensors", Uint8Array.of(1), /must have 4 bytes, got 1;/],
    ["checkpoint.safetensors", null, /must have 300 bytes, got none;/],
    ["weights/more.safetensors", Uint8Array.of(1), /more.safetensors is not in its manifest/],
    [
      "manifest.json",
      new TextEncoder().encode('{"version":2}'),
      /version 1, got .*reload the page/,
    ],
    ["manifest.json", new TextEncoder().encode("["), /manifest.json is not JSON/],
  ])("%s changed", async (name, bytes, message) => {
    const other = await changed(await writeExperimentFile(file), { [name]: bytes });
    const refused = readExperimentFile(other);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(FailureError);
  });

  test("another zip, and another JSON", async () => {
    const zip = new ZipWriter(new BlobWriter());
    await zip.add("cat.png", new Uint8ArrayReader(Uint8Array.of(1)));
    await expect(readExperimentFile(await zip.close())).rejects.toThrow(/no recording.json/);
    await expect(readExperimentFile(new Blob(["{}"]))).rejects.toThrow(/not a recording/);
  });
});
