import { expect, test } from "vitest";
import { zeroShotHead } from "./zeroShotHead.ts";

test("a column is the normalised mean of its class's prompt embeddings", async () => {
  const known: Record<string, number[]> = {
    "a cat.": [1, 0, 0],
    "the cat": [0, 1, 0],
    "a hot dog.": [0, 0, 1],
    "the hot dog": [0, 0.6, 0.8],
  };
  const head = await zeroShotHead(
    (texts) => Promise.resolve(Float32Array.from(texts.flatMap((text) => known[text]!))),
    ["cat", "hot_dog"],
    ["a {}.", "the {}"],
  );
  const dogNorm = Math.hypot(0.6, 1.8);
  const expected = [Math.SQRT1_2, 0, Math.SQRT1_2, 0.6 / dogNorm, 0, 1.8 / dogNorm];
  expected.forEach((value, i) => expect(head[i]).toBeCloseTo(value, 6));
});
