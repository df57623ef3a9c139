import { expect, test } from "vitest";
import { firstAtLeast, lastAtMost } from "./curve.ts";

test("points are found by their x", () => {
  expect([0, 1, 1.5, 3, 9].map((x) => firstAtLeast([1, 2, 3], x))).toEqual([0, 0, 1, 2, 3]);
  expect([0, 1, 1.5, 3, 9].map((x) => lastAtMost([1, 2, 3], x))).toEqual([-1, 0, 0, 2, 2]);
});
