import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { newRun } from "./run.ts";
import type { Run } from "./run.ts";
import { en } from "../words/en/index.ts";
import { seriesName, seriesOfRuns } from "./runSeries.ts";

let count = 0;

function run(recipe: Run["recipe"], changes: Partial<ExperimentSpec> = {}, experiment = 1): Run {
  const spec = { ...defaultSpec(), ...changes };
  return newRun({ id: String(++count), recipe, experiment, label: recipe, spec });
}

test("seeds share a series, and a second try of a seed takes the first one's place", () => {
  const [first, second, again] = [0, 1, 1].map((seed) => run("ft", { seed }));
  const lipsum = run("lipsum-ft");
  const series = seriesOfRuns([first!, lipsum, second!, again!]);
  expect(series.map((one) => [one.key, seriesName(one, en)])).toEqual([
    ["ft", "FT"],
    ["lipsum-ft", "Lipsum-FT"],
  ]);
  expect(series[0]!.runs).toEqual([first, again]);
});

test("settings of one experiment are told apart by what they differ in, those of two are not", () => {
  const rates = [1e-4, 3e-4].map((learningRate) => run("ft", { learningRate }));
  expect(seriesOfRuns(rates).map((one) => seriesName(one, en))).toEqual([
    "FT · learning rate 0.0001",
    "FT · learning rate 0.0003",
  ]);
  const later = run("ft", { learningRate: 1e-3 }, 2);
  const both = [rates[0]!, later];
  expect(seriesOfRuns(both).map(({ key }) => key)).toEqual(["ft", "ft"]);
  const pinned = seriesOfRuns(both, new Set(both.map(({ id }) => id)));
  expect(pinned.map(({ key, isPinned }) => [key, isPinned])).toEqual([
    ["ft @1", true],
    ["ft", false],
  ]);
});
