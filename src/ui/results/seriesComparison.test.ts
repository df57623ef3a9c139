import { expect, test } from "vitest";
import { estimate } from "../../experiment/estimate.ts";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { DomainResults } from "../../experiment/record.ts";
import { newRun } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { comparisonOfSeries } from "./seriesComparison.ts";

const domains = [
  { id: "emoji", title: "Colour emoji", role: "reference" },
  { id: "flat", title: "Flat colour", role: "shifted" },
] as const;

const results = (emoji: number, flat: number): DomainResults =>
  Object.fromEntries(
    Object.entries({ emoji, flat }).map(([id, accuracy]) => [
      id,
      {
        n: 10,
        correct: 10 * accuracy,
        accuracy,
        nll: 1,
        energyGap: accuracy,
        featureDistortion: 0,
      },
    ]),
  );

function finished(seed: number, tuned: DomainResults): Run {
  const run = newRun({
    id: String(seed),
    recipe: "ft",
    experiment: 1,
    label: "FT",
    spec: { ...defaultSpec(), seed },
  });
  const end = { recipe: "ft", steps: 9, measuredStep: 9, split: "test" } as const;
  const models = { zeroShot: results(0.4, 0.4), tuned, batchHash: "", textHash: null };
  return { ...run, state: { status: "finished", results: { ...end, ...models } } };
}

const series = (...runs: Run[]) => ({
  key: "ft",
  experiment: 1,
  isPinned: false,
  variant: [],
  runs,
});

test("over seeds the table shows means, with Student's interval of each and of the shifted mean", () => {
  const runs = [finished(0, results(0.6, 0.2)), finished(1, results(0.8, 0.4))];
  const waiting = newRun({ ...runs[0]!, id: "w" });
  const of = comparisonOfSeries(series(...runs, waiting), domains)!;
  expect(of.runs).toEqual(runs);
  expect(of.comparison.tuned["emoji"]!.accuracy).toBeCloseTo(0.7, 12);
  expect(of.comparison.tuned["emoji"]!.correct).toBeCloseTo(7, 12);
  expect(of.spread!("emoji", "accuracy")).toEqual(estimate([0.6, 0.8]).interval);
  expect(of.spread!(null, "energyGap")).toEqual(estimate([0.2, 0.4]).interval);
});

test("a single run is itself, and one that measured nothing is nothing", () => {
  const run = finished(0, results(0.6, 0.2));
  expect(comparisonOfSeries(series(run), domains)).toMatchObject({ runs: [run], spread: null });
  expect(comparisonOfSeries(series(newRun({ ...run, id: "w" })), domains)).toBeNull();
});
