import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { RunEvent } from "../experiment/record.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import { createNodeRuntime } from "../runtime/nodeRuntime.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { runExperiment } from "./experiment.ts";
import { standardError } from "./selection.ts";
import { filesIn, tinySiteFiles } from "./tinySite.ts";

// A machine that is busy with something else may take many times as long.
vi.setConfig({ testTimeout: 120_000 });

const files = filesIn(tinySiteFiles());
const reference = "emoji";

let runtime: Runtime;
beforeEach(() => {
  runtime = createNodeRuntime(1);
});
afterEach(() => runtime.dispose());

/** A rate so high that accuracy goes up and down; every validation picture in every live evaluation. */
const spec: ExperimentSpec = {
  ...defaultSpec(),
  recipes: ["ft"],
  steps: 12,
  batchSize: 8,
  learningRate: 3e-3,
  evaluations: 12,
  evaluationSubset: 10000,
};

async function run(changes: Partial<ExperimentSpec>, resultsSplit: "val" | "test") {
  const options = { spec: { ...spec, ...changes }, runIds: ["a"], runtime, files, resultsSplit };
  const events: RunEvent[] = [];
  for await (const event of runExperiment(options)) events.push(event);
  const last = events.at(-1)!;
  if (last.type !== "finished") throw new Error(`the run ended with '${last.type}'`);
  return { events, results: last.results };
}

test("without a selection the last weights are measured", async () => {
  const { results } = await run({ selection: "last" }, "val");
  expect(results.measuredStep).toBe(12);
});

test("held-out: measures the latest weights within one standard error of the best on the reference domain's validation pictures", async () => {
  const { events, results } = await run({ selection: "held-out" }, "val");
  const evaluated = events.flatMap((event) =>
    event.type === "evaluated" && event.step > 0 ? [event] : [],
  );
  // Live evaluations may be left out to save time, selection never is: the best of those told is a lower bound.
  const accuracies = evaluated.map(({ domains }) => domains[reference]!.accuracy);
  const found = results.tuned[reference]!.accuracy;
  expect(new Set(accuracies).size).toBeGreaterThan(1);
  const best = Math.max(...accuracies);
  const { n } = results.tuned[reference]!;
  expect(found).toBeGreaterThanOrEqual(best - standardError(best, n));
  const at = evaluated.find(({ step }) => step === results.measuredStep);
  if (at) expect(results.tuned).toEqual(at.domains);
  for (const { step, domains } of evaluated)
    if (step > results.measuredStep) expect(domains[reference]!.accuracy).toBeLessThan(found);
});

test("paper: on the reference domain's test pictures it is never below the last weights", async () => {
  const [last, paper] = [
    await run({ selection: "last" }, "test"),
    await run({ selection: "paper" }, "test"),
  ];
  expect(paper.results.tuned[reference]!.accuracy).toBeGreaterThanOrEqual(
    last.results.tuned[reference]!.accuracy,
  );
  expect(paper.results.measuredStep).toBeLessThanOrEqual(12);
});

test("one standard error of 75 % on 84 pictures is 4.7 points", () => {
  expect(standardError(0.75, 84)).toBeCloseTo(0.0472, 4);
  expect(standardError(1, 84)).toBe(0);
});
