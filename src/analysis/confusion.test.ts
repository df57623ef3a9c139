import { expect, test } from "vitest";
import { classChanges, confusionMatrix, confusionOf } from "./confusion.ts";
import { goldenAnalysis, goldenTuned, goldenZeroShot } from "./goldenAnalysis.ts";

const classes = 4;

test.each([0, 1])("NumPy's matrix of each domain: model %i", (model) => {
  const confusion = confusionOf([goldenZeroShot, goldenTuned][model]!);
  goldenAnalysis.domains.forEach(({ confusion: expected }, d) => {
    const matrix = confusionMatrix(confusion, new Set([`domain ${d}`]), classes);
    expect(matrix).toEqual(expected[model]);
  });
});

test("domains together are the sum of theirs", () => {
  const both = confusionMatrix(
    confusionOf(goldenTuned),
    new Set(["domain 0", "domain 1"]),
    classes,
  );
  const [a, b] = goldenAnalysis.domains.map(({ confusion }) => confusion[1]!);
  expect(both).toEqual(a!.map((row, i) => row.map((count, j) => count + b![i]![j]!)));
});

test("classes by how much they lost, those without pictures left out", () => {
  const before = [
    [3, 1, 0],
    [0, 0, 0],
    [1, 0, 1],
  ];
  const after = [
    [1, 3, 0],
    [0, 0, 0],
    [0, 0, 2],
  ];
  expect(classChanges(before, after)).toEqual([
    { label: 0, n: 4, zeroShot: 3, tuned: 1 },
    { label: 2, n: 2, zeroShot: 1, tuned: 2 },
  ]);
});
