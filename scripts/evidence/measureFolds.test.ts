import { expect, test } from "vitest";
import { pool } from "./measureFolds.ts";

test("runs are pooled: the reference domain by its pictures, the shifted ones alike", () => {
  const run = (reference: number, shifted: number, referenceNll: number) => ({
    reference,
    shifted,
    referenceNll,
    domains: { emoji: reference, pixel: shifted },
  });
  const pooled = pool([run(0.4, 0.2, 1), run(0.8, 0.4, 2)], "emoji", [30, 10]);
  expect(pooled.reference).toBeCloseTo(0.5, 12);
  expect(pooled.referenceNll).toBeCloseTo(1.25, 12);
  expect(pooled.shifted).toBeCloseTo(0.3, 12);
  expect(pooled.domains["emoji"]).toBeCloseTo(0.5, 12);
  expect(pooled.domains["pixel"]).toBeCloseTo(0.3, 12);
});
