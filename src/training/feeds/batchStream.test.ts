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

function streamOf(seed: number, augmentedViews = 0): BatchStream {
  return new BatchStream({
    pictures,
    preprocessor: new Preprocessor(tile, tile, { mean: [0, 0, 0], std: [1, 1, 1] }),
    values: { batchSize: 4, seed, cropArea: 0.5, augmentedViews },
    classes: 3,
    imageSize: tile,
  });
}

function hashOf(seed: number, augmentedViews = 0): string {
  const stream = streamOf(seed, augmentedViews);
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

test("fixed views of a picture come in turn, each as often as the others", () => {
  const stream = streamOf(0, 3);
  // Twelve batches of four are eight epochs of six pictures.
  const shown = Array.from({ length: 12 }, (_, step) => stream.views(step)!).flat();
  const turns = (picture: number) =>
    shown.filter((each) => each.picture === picture).map(({ view }) => view);
  for (let picture = 0; picture < 6; picture++)
    expect(turns(picture)).toEqual([0, 1, 2, 0, 1, 2, 0, 1]);
});

test("a fixed view is one crop, whatever the step and however many views there are", () => {
  const [few, many] = [streamOf(0, 2), streamOf(0, 5)];
  const view = { picture: 4, view: 1 };
  expect(few.cropOf(view)).toEqual(many.cropOf(view));
  expect(few.cropOf(view)).not.toEqual(few.cropOf({ picture: 4, view: 0 }));
  expect(few.cropOf(view)).not.toEqual(few.cropOf({ picture: 3, view: 1 }));
  expect(streamOf(1, 2).cropOf(view)).not.toEqual(few.cropOf(view));
  expect(hashOf(0, 2)).not.toBe(hashOf(0));
  expect(hashOf(0, 2)).toBe(hashOf(0, 2));
});

test("drawn afresh, batches have no views", () => {
  expect(streamOf(0).views(0)).toBeNull();
  expect(streamOf(0).preview(0).views).toBeNull();
});
