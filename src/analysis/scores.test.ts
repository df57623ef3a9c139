import { expect, test } from "vitest";
import { RandomStream } from "../shared/random.ts";
import { mapVectors } from "./scoreMap.ts";
import { scoresOf } from "./scores.ts";

test("scores are s·f·g, text by text", () => {
  const features = Float32Array.of(1, 0, 0.5, 0.5);
  const texts = Float32Array.of(0, 1, 1, 0, 1, 1);
  expect([...scoresOf(features, texts, 2, 10)]).toEqual([0, 10, 10, 5, 5, 10]);
});

/** Two clouds of 40 vectors, 10 apart. */
function clouds(): Float64Array {
  const random = new RandomStream(0, "clouds");
  return Float64Array.from({ length: 80 * 5 }, (_, i) => random.normal() + (i < 40 * 5 ? 0 : 10));
}

test("a map keeps two clouds apart, and is the same every time", async () => {
  const map = await mapVectors(clouds(), 5);
  expect(await mapVectors(clouds(), 5)).toEqual(map);
  const point = (i: number) => [map[2 * i]!, map[2 * i + 1]!] as const;
  const distance = (i: number, j: number) => {
    const [[a, b], [c, d]] = [point(i), point(j)];
    return Math.hypot(a - c, b - d);
  };
  const nearest = (i: number) =>
    Array.from({ length: 80 }, (_, j) => j)
      .filter((j) => j !== i)
      .reduce((best, j) => (distance(i, j) < distance(i, best) ? j : best));
  for (let i = 0; i < 80; i++) expect(nearest(i) < 40).toBe(i < 40);
});

test("a map that nobody waits for ends as cancelled", async () => {
  const stop = new AbortController();
  const map = mapVectors(
    Float64Array.from({ length: 2000 * 4 }, (_, i) => Math.sin(i)),
    4,
    {
      signal: stop.signal,
      onEpoch: () => stop.abort(),
    },
  );
  await expect(map).rejects.toMatchObject({ kind: "cancelled" });
});

test("two pictures make no map", async () => {
  await expect(mapVectors(new Float64Array(8), 4)).rejects.toThrow("3 pictures or more, got 2");
});
