import { afterEach, expect, test, vi } from "vitest";
import { Preprocessor } from "../../data/preprocess.ts";
import { BatchStream } from "./batchStream.ts";

afterEach(() => vi.restoreAllMocks());

const tile = 8;
const pictures = {
  count: 6,
  labels: [0, 1, 2, 0, 1, 2],
  rgb: new Uint8Array(6 * tile * tile * 3),
  tile,
};

function hashOf(seed: number): string {
  const stream = new BatchStream({
    pictures,
    preprocessor: new Preprocessor(tile, tile, { mean: [0, 0, 0], std: [1, 1, 1] }),
    values: { batchSize: 4, seed, cropArea: 0.5 },
    classes: 3,
    imageSize: tile,
  });
  stream.skip(20);
  return stream.hash;
}

test("the hash tells other batches, and not an engine whose Math.exp ends with another bit", () => {
  const hash = hashOf(0);
  expect(hashOf(1)).not.toBe(hash);
  const { exp } = Math;
  vi.spyOn(Math, "exp").mockImplementation((x) => exp(x) * (1 + 2 ** -52));
  expect(hashOf(0)).toBe(hash);
  vi.spyOn(Math, "exp").mockImplementation((x) => exp(x) * 1.001);
  expect(hashOf(0)).not.toBe(hash);
});
