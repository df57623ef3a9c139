import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { RecipeId } from "../recipes/index.ts";
import { continuationsOf } from "./continuations.ts";
import { currentRuns } from "./currentRuns.ts";
import { newRun } from "./run.ts";
import type { Run } from "./run.ts";

const base = defaultSpec();

function finished(recipe: RecipeId, changes: Partial<ExperimentSpec> = {}, experiment = 1): Run {
  const spec = { ...base, ...changes };
  const id = `${experiment}-${recipe}-${spec.seed}`;
  return {
    ...newRun({ id, recipe, experiment, label: recipe, spec }),
    step: spec.steps,
    state: {
      status: "finished",
      results: {
        recipe,
        steps: spec.steps,
        measuredStep: spec.steps,
        split: "test",
        zeroShot: {},
        tuned: {},
        batchHash: "",
        textHash: null,
      },
    },
  };
}

const offered = (run: Run, runs: readonly Run[], draft: ExperimentSpec = base) =>
  continuationsOf(run, runs, draft).map(({ recipe }) => recipe);

test("a finished run can go on by what needs no other run", () => {
  const ft = finished("ft", { steps: 7 });
  const [wise, ...others] = continuationsOf(ft, [ft], base);
  expect(wise).toMatchObject({ recipe: "wise-ft", ingredients: 1, finished: 1 });
  expect(others.map(({ recipe }) => recipe)).toEqual(["tpgm"]);
  expect(wise!.spec).toMatchObject({ recipes: ["wise-ft"], steps: 7 });
  expect(wise!.spec.hyperparameters["wise-ft"]["of"]).toBe("ft");
});

test("it starts from the run's own method, with the settings of the draft", () => {
  const lipsum = finished("lipsum-ft");
  const hyperparameters = { ...base.hyperparameters, "wise-ft": { of: "ft", alpha: 0.2 } };
  const [wise] = continuationsOf(lipsum, [lipsum], { ...base, hyperparameters });
  expect(wise!.spec.hyperparameters["wise-ft"]).toEqual({ of: "lipsum-ft", alpha: 0.2 });
});

test("soups are offered where two of their runs are finished, and say what they would train", () => {
  const seeds = {
    ...base,
    hyperparameters: {
      ...base.hyperparameters,
      "soup-uniform": { of: "ft", count: 3, vary: "seeds" },
    },
  };
  const [first, second, far] = [0, 1, 9].map((seed) => finished("ft", { seed }));
  expect(offered(first!, [first!, far!], seeds)).not.toContain("soup-uniform");
  const both = continuationsOf(first!, [first!, second!], seeds);
  expect(both.find(({ recipe }) => recipe === "soup-uniform")).toMatchObject({
    ingredients: 3,
    finished: 2,
  });
});

test("what has not finished, and what was not trained, goes nowhere", () => {
  const waiting = newRun({ id: "a", recipe: "ft", experiment: 1, label: "FT", spec: base });
  expect(offered(waiting, [waiting])).toEqual([]);
  const stopped: Run = { ...waiting, state: { status: "stopped" } };
  expect(offered(stopped, [stopped])).toEqual([]);
  const zeroShot = finished("zero-shot");
  expect(offered(zeroShot, [zeroShot])).toEqual([]);
});

test("a continuation stands beside its experiment, and a second try takes the first one's place", () => {
  const ft = finished("ft");
  const wise = (id: string, of: string): Run => {
    const spec = { ...base, hyperparameters: { ...base.hyperparameters, "wise-ft": { of } } };
    return newRun({ id, recipe: "wise-ft", experiment: 1, label: id, spec });
  };
  const other = finished("ft", { seed: 5 }, 2);
  const runs = [ft, other, wise("a", "ft"), wise("b", "lipsum-ft"), wise("c", "ft")];
  expect(currentRuns(runs).map(({ id }) => id)).toEqual([ft.id, "b", "c"]);
  expect(currentRuns([])).toEqual([]);
});
