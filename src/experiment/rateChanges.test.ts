import { expect, test } from "vitest";
import { defaultSpec } from "./defaultSpec.ts";
import { ingredientSpec } from "./ingredientSpec.ts";
import {
  peakAt,
  rateChangesOf,
  readRateChanges,
  withRateChange,
  writeRateChanges,
} from "./rateChanges.ts";
import { decodeSpec, encodeSpec } from "./shareLink.ts";

const changes = [
  { after: 120, learningRate: 1e-4 },
  { after: 300, learningRate: 5e-5 },
];

test("changes are read as they are written", () => {
  expect(readRateChanges("120:0.0001|300:5e-5")).toEqual(changes);
  expect(readRateChanges(writeRateChanges(changes))).toEqual(changes);
  expect(rateChangesOf({ rateChanges: writeRateChanges([]) })).toEqual([]);
  const tiny = [{ after: 0, learningRate: 1e-7 }];
  expect(readRateChanges(writeRateChanges(tiny))).toEqual(tiny);
});

test.each([
  ...["", "none", "120", "120:", ":0.1", "120:0.1:3", "120:0.1|", "-1:0.1", "1.5:0.1", "1:x"],
  ...[
    "120:0",
    "120:2",
    "120:1e-8",
    "120:1e5",
    "300:0.1|120:0.1",
    "120:0.1|120:0.2",
    "1:.",
    "1:1..2",
  ],
  ...["99999999:0.1", Array.from({ length: 101 }, (_, i) => `${i}:0.1`).join("|")],
])("'%s' is none", (text) => {
  expect(readRateChanges(text)).toBeNull();
});

test("each holds from its update on, until the next", () => {
  const at = [0, 119, 120, 299, 300, 9999].map((step) => peakAt(step, 1e-3, changes));
  expect(at).toEqual([1e-3, 1e-3, 1e-4, 1e-4, 5e-5, 5e-5]);
});

test("a new one takes its place among the others, or that of one at the same update", () => {
  const [first, second] = changes;
  const between = { after: 200, learningRate: 1e-2 };
  expect(withRateChange(changes, between)).toEqual([first, between, second]);
  const instead = { after: 120, learningRate: 1e-2 };
  expect(withRateChange(changes, instead)).toEqual([instead, second]);
});

test("a link holds them", () => {
  const spec = { ...defaultSpec(), rateChanges: "120:0.0001|300:0.00005" };
  expect(decodeSpec(encodeSpec(spec))).toEqual({ spec, problems: [] });
  const { problems } = decodeSpec("v=2&rateChanges=fast");
  expect(problems.map(({ message }) => message)).toEqual([
    "'rateChanges' must be one of none, or updates:rate, ascending and with | between, as 50:0.0001|80:0.00005, got 'fast'",
  ]);
});

test("an ingredient that trains at a multiple of the rate does so after a change too", () => {
  const spec = { ...defaultSpec(), learningRate: 3e-4, rateChanges: "10:0.0006" };
  const ingredient = { recipe: "ft", seedOffset: 1, rateFactor: 1 / 3 };
  expect(ingredientSpec(spec, ingredient)).toMatchObject({
    ...{ learningRate: 1e-4, rateChanges: "10:0.0002", seed: 1 },
  });
  const high = ingredientSpec({ ...spec, rateChanges: "10:0.5" }, { ...ingredient, rateFactor: 3 });
  expect(rateChangesOf(high)).toEqual([{ after: 10, learningRate: 1.5 }]);
});
