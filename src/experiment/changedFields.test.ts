import { expect, test } from "vitest";
import { changedFields } from "./changedFields.ts";
import { defaultSpec } from "./defaultSpec.ts";
import { runSpec } from "./runs.ts";

test("one changed field is the whole difference", () => {
  const spec = defaultSpec();
  const before = runSpec(spec, "lipsum-ft");
  expect(changedFields(before, runSpec(spec, "lipsum-ft"))).toEqual([]);
  const slower = changedFields(before, runSpec({ ...spec, learningRate: 1e-4 }, "lipsum-ft"));
  expect(slower).toMatchObject([{ name: "learningRate", from: spec.learningRate, to: 1e-4 }]);
  const own = { ...before, hyperparameters: { ...before.hyperparameters, texts: 8 } };
  expect(changedFields(before, own)).toMatchObject([{ name: "lipsum-ft.texts", to: 8 }]);
});

test("runs of two methods differ in common fields alone", () => {
  const spec = defaultSpec();
  const other = changedFields(runSpec(spec, "ft"), runSpec({ ...spec, seed: 3 }, "lipsum-ft"));
  expect(other.map(({ name }) => name)).toEqual(["seed"]);
});
