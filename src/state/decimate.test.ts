import { expect, test } from "vitest";
import { RandomStream } from "../shared/random.ts";
import { decimate } from "./decimate.ts";

test("keeps a short curve whole", () => {
  expect(decimate([3, 1, 2], 100)).toEqual([0, 1, 2]);
});

test("keeps the ends, every spike and about as many points as asked", () => {
  const random = new RandomStream(0, "curve");
  const curve = Array.from({ length: 10_000 }, () => random.normal());
  curve[4321] = 100;
  curve[8765] = -100;
  const kept = decimate(curve, 300);
  expect(kept.length).toBeLessThanOrEqual(300);
  expect(kept.length).toBeGreaterThan(250);
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(9999);
  expect(kept).toContain(4321);
  expect(kept).toContain(8765);
  expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
});

test("survives a curve that is not finite", () => {
  const kept = decimate(Array<number>(1000).fill(NaN), 50);
  expect(kept.length).toBeLessThanOrEqual(50);
});
