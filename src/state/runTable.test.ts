import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { newRun } from "./run.ts";
import type { Run } from "./run.ts";
import { cellOf, runRows, tableFields } from "./runTable.ts";

const base = defaultSpec();

function run(recipe: Run["recipe"], experiment: number, changes: Partial<ExperimentSpec>): Run {
  const spec = { ...base, ...changes };
  return newRun({ id: `${experiment}-${recipe}`, recipe, experiment, label: "", spec });
}

const strong = {
  hyperparameters: {
    ...base.hyperparameters,
    "lipsum-ft": { ...base.hyperparameters["lipsum-ft"], regularization: 10 },
  },
};
const runs = [
  run("ft", 1, {}),
  run("lipsum-ft", 1, {}),
  run("ft", 2, { steps: 7 }),
  run("lipsum-ft", 3, strong),
];

test("a run is labelled by exactly the fields that changed since the last of its method", () => {
  const rows = runRows(runs).map(({ run: { id }, changes }) => [
    id,
    changes?.map(({ name, from, to }) => [name, from, to]) ?? null,
  ]);
  expect(rows).toEqual([
    ["3-lipsum-ft", [["lipsum-ft.regularization", expect.anything(), 10]]],
    ["2-ft", [["steps", 100, 7]]],
    ["1-ft", null],
    ["1-lipsum-ft", null],
  ]);
});

test("the columns are the fields that differ, or all", () => {
  expect(tableFields(runs, true)).toEqual(["steps", "lipsum-ft.regularization"]);
  expect(tableFields(runs.slice(0, 2), true)).toEqual([]);
  expect(tableFields(runs, false)).toContain("learningRate");
  expect(cellOf(runs[0]!, "lipsum-ft.regularization")).toBeNull();
  expect(cellOf(runs[3]!, "lipsum-ft.regularization")).toBe(10);
});
