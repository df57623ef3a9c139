import { describe, expect, test } from "vitest";
import { blobSource, memorySource, readWhole } from "./byteSource.ts";

const bytes = Uint8Array.from({ length: 10 }, (_, i) => i);

describe.each([
  ["memory", memorySource("ten", bytes)],
  ["a Blob", blobSource("ten", new Blob([bytes]))],
])("a source over %s", (_, source) => {
  test("gives the parts that it is asked for", async () => {
    expect(source.size).toBe(10);
    expect([...(await source.slice(3, 6))]).toEqual([3, 4, 5]);
    expect([...(await source.slice(10, 10))]).toEqual([]);
    expect([...(await readWhole(source))]).toEqual([...bytes]);
  });

  test("gives arrays of their own", async () => {
    (await source.slice(0, 1))[0] = 99;
    expect([...(await source.slice(0, 1))]).toEqual([0]);
  });

  test.each([
    [-1, 2],
    [5, 4],
    [0, 11],
    [0.5, 2],
    [NaN, 2],
  ])("refuses %d to %d", async (start, end) => {
    await expect(source.slice(start, end)).rejects.toThrow(/asked of 'ten', which has 10/);
  });
});

test("a file that went away is named, with the way out", async () => {
  const gone = new Blob([bytes]);
  gone.slice = () => ({ arrayBuffer: () => Promise.reject(new Error("NotReadable")) }) as Blob;
  await expect(blobSource("real/cat.zip", gone).slice(0, 1)).rejects.toThrow(
    /'real\/cat.zip' cannot be read any more.*Choose it again/,
  );
});
