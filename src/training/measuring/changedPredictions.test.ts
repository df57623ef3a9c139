import { expect, test } from "vitest";
import { changedPredictions } from "./changedPredictions.ts";

const labels = [0, 1, 2, 0];
const pictures = { tile: 1, count: 4, labels, rgb: new Uint8Array(12) };
const domains = ["a", "b"].map((id) => ({ id, pictures, indices: [3, 1, 2, 0] }));
// By position: labels are 0, 1, 2, 0.
const zeroShot = Int32Array.of(0, 0, 1, 1);
const tuned = Int32Array.of(2, 1, 0, 1);

function changed(count: number) {
  const predictions = (of: Int32Array) => new Map(domains.map(({ id }) => [id, of]));
  return changedPredictions(domains, "test", predictions(zeroShot), predictions(tuned), count);
}

test("takes turns over domains, lost and won first, and leaves out what did not change", () => {
  expect(changed(24).map(({ domain, index }) => `${domain}${index}`)).toEqual([
    "a3",
    "b3",
    "a1",
    "b1",
    "a2",
    "b2",
  ]);
  expect(changed(3)).toHaveLength(3);
});

test("says what was predicted, of which picture", () => {
  expect(changed(1)).toEqual([
    { domain: "a", split: "test", index: 3, label: 0, zeroShot: 0, tuned: 2 },
  ]);
});
