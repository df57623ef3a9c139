import { expect, test } from "vitest";
import { readBudget } from "./memory.ts";

test("a budget in GB is taken as bytes", () => {
  expect(["8", " 0.5 ", "1e2"].map(readBudget)).toEqual([8e9, 0.5e9, 100e9]);
});

test("what is no amount of memory is no budget", () => {
  for (const raw of ["", " ", "0", "-4", "four", "8 GB", "NaN", "Infinity", "1e99"])
    expect(readBudget(raw), raw).toBeNull();
});
