import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { hasWeights, newRun } from "./run.ts";

test("only what has ended here, and was tuned, has weights", () => {
  const run = (recipe: "ft" | "zero-shot") => ({
    ...newRun({ id: "a", recipe, experiment: 1, label: "", spec: defaultSpec() }),
    state: { status: "stopped" } as const,
  });
  expect(hasWeights(run("ft"))).toBe(true);
  expect(hasWeights({ ...run("ft"), state: { status: "training" } })).toBe(false);
  expect(hasWeights({ ...run("ft"), isRecorded: true })).toBe(false);
  expect(hasWeights(run("zero-shot"))).toBe(false);
});
