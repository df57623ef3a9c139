import { expect, test } from "vitest";
import { FailureError } from "../shared/failure.ts";
import { RandomStream } from "../shared/random.ts";
import { packHistory, readHistory, unpackHistory } from "./changedHistory.ts";
import type { ChangedAt } from "./changedHistory.ts";
import type { ChangedPrediction } from "./record.ts";

/** Six domains of 96 pictures in 26 classes, of which now these, now those are changed: made up. */
function someHistory(random: RandomStream, evaluations: number): ChangedAt[] {
  const tuned = new Map<number, number>();
  return Array.from({ length: evaluations }, (_, step) => {
    for (let i = 0; i < 6; i++) tuned.set(random.integer(576), random.integer(26));
    for (const place of [...tuned.keys()]) if (tuned.size > 24) tuned.delete(place);
    const changed = [...tuned].map(([place, class_]): ChangedPrediction => {
      const [domain, index] = [`domain-${place % 6}`, Math.floor(place / 6)];
      const label = (place * 7) % 26;
      return { domain, split: "val", index, label, zeroShot: (label + 1) % 26, tuned: class_ };
    });
    return { step: 10 * step, changed };
  });
}

/** In an order that says nothing. */
function sorted(history: readonly ChangedAt[]) {
  return history.map(({ step, changed }) => ({
    step,
    changed: changed.map((one) => JSON.stringify(one)).sort(),
  }));
}

test("what every evaluation found changed comes back, picture for picture", () => {
  const random = new RandomStream(1, "history");
  for (const evaluations of [0, 1, 10, 200]) {
    const history = someHistory(random, evaluations);
    const packed = packHistory(history);
    expect(sorted(unpackHistory(packed))).toEqual(sorted(history));
    expect(readHistory(JSON.parse(JSON.stringify(packed)), "history")).toEqual(packed);
  }
});

test("ten evaluations of 24 pictures take less than three kilobytes", () => {
  const packed = packHistory(someHistory(new RandomStream(2, "history"), 10));
  expect(JSON.stringify(packed).length).toBeLessThan(3000);
});

const packed = packHistory(someHistory(new RandomStream(3, "history"), 3));

test.each<[string, object, RegExp]>([
  ["half a picture", { pictures: [0, 1] }, /pictures must be a list of 5 numbers each, got 2/],
  ["a domain that is none", { pictures: [9, 1, 0, 0, 0] }, /pictures\[0\] must be an integer/],
  ["a picture that is none", { evaluations: [{ step: 1, changes: [999, 1] }] }, /changes\[0\]/],
  ["a class that is none", { evaluations: [{ step: 1, changes: [0, -2] }] }, /changes\[1\]/],
  ["no list", { evaluations: 1 }, /evaluations must be an array/],
])("%s is refused", (_, change, message) => {
  const read = () => readHistory({ ...packed, ...change }, "history");
  expect(read).toThrow(message);
  expect(read).toThrow(FailureError);
});
