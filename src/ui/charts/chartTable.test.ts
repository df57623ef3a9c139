import { expect, test } from "vitest";
import { csvOf } from "../../shared/csv.ts";
import { chartTable } from "./chartTable.ts";
import { testCurve } from "./testCurve.ts";

test("curves of different points share their x in ascending order, with intervals beside them", () => {
  const band = { low: [7, 8], high: [9, 10] };
  const table = chartTable(
    [
      testCurve([1, 2, 3], [5, NaN, 7]),
      testCurve([0, 2], [8, 9], { column: "KD, λ 1/emoji", band }),
    ],
    "step",
  );
  expect(table.columns).toEqual([
    "step",
    "FT/loss",
    "KD, λ 1/emoji",
    "KD, λ 1/emoji/low",
    "KD, λ 1/emoji/high",
  ]);
  expect(table.rows).toEqual([
    [0, null, 8, 7, 9],
    [1, 5, null, null, null],
    [2, null, 9, 8, 10],
    [3, 7, null, null, null],
  ]);
  expect(csvOf(table.columns, table.rows)).toBe(
    'step,FT/loss,"KD, λ 1/emoji","KD, λ 1/emoji/low","KD, λ 1/emoji/high"\n' +
      "0,,8,7,9\n1,5,,,\n2,,9,8,10\n3,7,,,\n",
  );
});

test("no two columns have one title, and what was measured is told from what is smoothed", () => {
  const curve = testCurve([1], [2]);
  const { columns } = chartTable([{ ...curve, weight: "trace" }, curve, curve], "time");
  expect(columns).toEqual(["seconds", "FT/loss/measured", "FT/loss", "FT/loss 2"]);
});
