import { expect, test } from "vitest";
import type { Outputs } from "./outputs.ts";
import { pictureChanges } from "./pictureChanges.ts";

function outputs(
  labels: readonly number[],
  probabilities: readonly (readonly number[])[],
): Outputs {
  const logits = Float64Array.from(probabilities.flat().map(Math.log));
  return { domain: "hand", labels, features: new Float32Array(), logits };
}

const labels = [0, 0, 1, 2, 1];
const before = outputs(labels, [
  [0.8, 0.1, 0.1],
  [0.5, 0.3, 0.2],
  [0.6, 0.3, 0.1],
  [0.6, 0.3, 0.1],
  [0.1, 0.8, 0.1],
]);
const after = outputs(labels, [
  [0.3, 0.6, 0.1],
  [0.1, 0.8, 0.1],
  [0.2, 0.7, 0.1],
  [0.3, 0.6, 0.1],
  [0.1, 0.7, 0.2],
]);
const indices = [[4, 7, 9, 11, 12]];

test("lost, won and otherwise wrong pictures with both models' probabilities", () => {
  const [domain] = pictureChanges([before], [after], indices, 10);
  expect(domain).toMatchObject({ n: 5, counts: { lost: 2, won: 1, otherwise: 1 } });
  // 0.5 → 0.1 is less than 0.8 → 0.3.
  expect(domain!.changes.map(({ kind, index }) => [kind, index])).toEqual([
    ["lost", 4],
    ["lost", 7],
    ["won", 9],
    ["otherwise", 11],
  ]);
  const [first] = domain!.changes;
  expect(first!.zeroShot).toMatchObject({ predicted: 0 });
  expect(first!.zeroShot.confidence).toBeCloseTo(0.8);
  expect(first!.tuned).toMatchObject({ predicted: 1 });
  expect(first!.tuned.confidence).toBeCloseTo(0.6);
  expect(first!.tuned.ofLabel).toBeCloseTo(0.3);
});

test("lists so many of each kind, and counts all", () => {
  const [domain] = pictureChanges([before], [after], indices, 1);
  expect(domain!.counts.lost).toBe(2);
  expect(domain!.changes.map(({ index }) => index)).toEqual([4, 9, 11]);
});
