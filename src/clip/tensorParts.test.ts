import { expect, test } from "vitest";
import { grouped } from "./tensorParts.ts";

test("groups keep the order, and hold what is too large alone", () => {
  const sizes = [3, 1, 2, 9, 1, 4];
  expect(grouped(sizes, (size) => size, 5)).toEqual([[3, 1], [2], [9], [1, 4]]);
});
