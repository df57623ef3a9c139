import { expect, test } from "vitest";
import { TransferRate } from "./transferRate.ts";

test("the rate is of the last seconds, and not told too early", () => {
  const rate = new TransferRate(1000);
  expect(rate.add(0, 0)).toBeNull();
  expect(rate.add(900, 100)).toBeNull();
  expect(rate.add(1000, 1000)).toBe(1000);
  // What came in the first instant is forgotten by now.
  expect(rate.add(1100, 1100)).toBe(200);
});
