import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { recipeIds } from "../recipes/index.ts";
import { applies } from "./applicableFields.ts";
import { continuationsOf } from "./continuations.ts";
import { methodOf, methodProblems } from "./methodOf.ts";
import { MetricLog } from "./metricLog.ts";
import { newRun } from "./run.ts";
import { remainingMs } from "./speed.ts";

/** Each value is within its range; together they are refused. */
function contradictory(): ExperimentSpec {
  const base = defaultSpec();
  const values = { ...base.hyperparameters.guidance, distance: "kl", guidance: "identity" };
  return {
    ...base,
    recipes: ["ft", "guidance"],
    hyperparameters: { ...base.hyperparameters, guidance: values },
  };
}

test("every method can be made of its defaults", () => {
  const { hyperparameters } = defaultSpec();
  for (const id of recipeIds) expect(methodOf(id, hyperparameters[id]).problem, id).toBeNull();
});

test("values that contradict one another are told in words, with the method's name", () => {
  expect(methodProblems(defaultSpec())).toEqual([]);
  const [problem, ...others] = methodProblems(contradictory());
  expect(others).toEqual([]);
  expect(problem!.message).toMatch(/^Guidance ablation: .*'distance'.*'mse'/);
});

test("a draft that contradicts itself breaks nothing that reads it", () => {
  const spec = contradictory();
  expect(applies("steps", { ...spec, recipes: ["guidance"] })).toBe(true);
  expect(applies("cropArea", { ...spec, recipes: ["guidance"] })).toBe(true);
  const run = newRun({ id: "a", recipe: "guidance", experiment: 1, label: "", spec });
  expect(remainingMs([run], () => new MetricLog())).toBeNull();
  expect(continuationsOf(run, [run], spec)).toEqual([]);
});

test("a fault that is no matter of the values is not taken for one", () => {
  expect(() => methodOf("nonsense" as "ft", {})).toThrow(TypeError);
});
