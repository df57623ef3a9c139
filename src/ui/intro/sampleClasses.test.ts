import { expect, test } from "vitest";
import { synthesizeDataset } from "../../data/syntheticDataset.ts";
import { sampleClasses, sampleSplit } from "./sampleClasses.ts";

const { index } = synthesizeDataset({
  name: "bars",
  tile: 4,
  classCount: 6,
  perClass: 1,
  domains: ["emoji", "outline"],
});

test("takes classes that every domain has, spread over the list", () => {
  expect(sampleClasses(index, 9)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(sampleClasses(index, 3)).toEqual([0, 2, 4]);
  const [emoji, outline] = index.domains;
  const val = outline!.splits.val!;
  const without = { ...val, labels: val.labels.map((label) => (label === 2 ? 3 : label)) };
  const lacking = { ...index, domains: [emoji!, { ...outline!, splits: { val: without } }] };
  expect(sampleClasses(lacking, 9)).toEqual([0, 1, 3, 4, 5]);
});

test("shows validation pictures before test pictures", () => {
  const { splits } = index.domains[1]!;
  expect(sampleSplit(splits)).toBe(splits.val);
  expect(sampleSplit({ test: splits.test! })).toBe(splits.test);
  expect(sampleSplit({})).toBeNull();
});
