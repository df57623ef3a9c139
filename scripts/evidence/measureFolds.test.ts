import { expect, test } from "vitest";
import { pool } from "./measureFolds.ts";

test("runs are pooled: the reference domain by pictures, a shifted one where nothing like it was trained on", () => {
  const run = (
    reference: number,
    pixel: number,
    solid: number,
    pictures: number,
    seen: string[],
  ) => ({
    validation: {
      reference,
      referenceNll: 10 * reference,
      domains: { emoji: reference, pixel, solid },
    },
    pictures,
    seen,
  });
  const pooled = pool([run(0.4, 0.2, 0.9, 30, ["solid"]), run(0.8, 0.4, 0.5, 10, [])], "emoji");
  expect(pooled.reference).toBeCloseTo(0.5, 12);
  expect(pooled.referenceNll).toBeCloseTo(5, 12);
  expect(pooled.domains["emoji"]).toBeCloseTo(0.5, 12);
  expect(pooled.domains["pixel"]).toBeCloseTo(0.3, 12);
  expect(pooled.domains["solid"]).toBeCloseTo(0.5, 12);
  expect(pooled.shifted).toBeCloseTo(0.4, 12);
});
