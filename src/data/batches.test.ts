import { expect, test } from "vitest";
import { drawCrops, drawCropsOf } from "./augment.ts";
import { BatchOrder } from "./batches.ts";
import { stratifiedSubset } from "./subset.ts";

test("each epoch shows every picture once, in another order", () => {
  const order = new BatchOrder(10, 4, 7);
  const shown = Array.from({ length: 5 }, (_, step) => [...order.indices(step)]).flat();
  const epochs = [shown.slice(0, 10), shown.slice(10, 20)];
  for (const epoch of epochs)
    expect(epoch.toSorted((a, b) => a - b)).toEqual([...Array(10).keys()]);
  expect(epochs[0]).not.toEqual(epochs[1]);
});

test("a step's batch needs no earlier one, and follows the seed", () => {
  const after = new BatchOrder(10, 4, 7);
  for (let step = 0; step < 23; step++) after.indices(step);
  expect(after.indices(23)).toEqual(new BatchOrder(10, 4, 7).indices(23));
  expect(after.indices(2)).toEqual(new BatchOrder(10, 4, 7).indices(2));
  expect(after.indices(0)).not.toEqual(new BatchOrder(10, 4, 8).indices(0));
});

test("a batch may be larger than the split", () => {
  expect(new BatchOrder(3, 8, 0).indices(1)).toHaveLength(8);
});

test("crops lie in the picture and keep area and aspect within their ranges", () => {
  const crops = drawCrops(3, 11, 2000, 64, 0.3);
  for (const { x, y, width, height } of crops) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(64 + 1e-9);
    expect(width * height).toBeGreaterThanOrEqual(0.3 * 64 * 64 - 1e-9);
    expect(width / height).toBeGreaterThanOrEqual(0.75 - 1e-9);
    expect(width / height).toBeLessThanOrEqual(4 / 3 + 1e-9);
  }
  const flips = crops.filter(({ flip }) => flip).length;
  expect(flips).toBeGreaterThan(900);
  expect(flips).toBeLessThan(1100);
  expect(drawCrops(3, 11, 2000, 64, 0.3)).toEqual(crops);
  expect(drawCrops(3, 12, 2, 64, 0.3)).not.toEqual(crops.slice(0, 2));
});

test("at crop area 1 pictures are only flipped", () => {
  for (const crop of drawCrops(0, 0, 50, 64, 1))
    expect(crop).toMatchObject({ x: 0, y: 0, width: 64, height: 64 });
});

test("crops of pictures of other sizes lie in them too, and of squares are the squares' crops", () => {
  const sizes = Array.from({ length: 500 }, (_, i) => ({ width: 20 + (i % 90), height: 40 }));
  drawCropsOf(3, 11, sizes, 0.08).forEach(({ x, y, width, height }, i) => {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(sizes[i]!.width + 1e-9);
    expect(y + height).toBeLessThanOrEqual(40 + 1e-9);
    expect(width / height).toBeGreaterThanOrEqual(0.75 - 1e-9);
    expect(width / height).toBeLessThanOrEqual(4 / 3 + 1e-9);
  });
  const squares = sizes.map(() => ({ width: 64, height: 64 }));
  expect(drawCropsOf(3, 11, squares, 0.3)).toEqual(drawCrops(3, 11, 500, 64, 0.3));
});

test("a picture too narrow for a crop of its whole area gives its largest middle part", () => {
  const [crop] = drawCropsOf(0, 0, [{ width: 90, height: 30 }], 1);
  expect(crop).toMatchObject({ x: 25, y: 0, width: 40, height: 30 });
});

test("a subset is even over the classes, sorted and fixed", () => {
  const labels = Array.from({ length: 90 }, (_, i) => (i < 60 ? 0 : i < 80 ? 1 : 2));
  const subset = stratifiedSubset(labels, 27, "outline");
  expect([0, 1, 2].map((c) => subset.filter((i) => labels[i] === c).length)).toEqual([9, 9, 9]);
  expect(subset).toEqual([...new Set(subset)].sort((a, b) => a - b));
  expect(stratifiedSubset(labels, 27, "outline")).toEqual(subset);
  expect(stratifiedSubset(labels, 27, "solid")).not.toEqual(subset);
});

test("a subset of more than there is is the whole, and of scarce classes takes what they have", () => {
  expect(stratifiedSubset([0, 1, 0], 8, "x")).toEqual([0, 1, 2]);
  expect(stratifiedSubset([0, 0, 0, 0, 1], 4, "x")).toContain(4);
});
