import { expect, test } from "vitest";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { DomainResults } from "../../experiment/record.ts";
import { newRun } from "../../state/run.ts";
import type { Run } from "../../state/run.ts";
import { en } from "../../words/en/index.ts";
import { comparisonOf, summarize } from "./summary.ts";

const domains = [
  { id: "emoji", title: "Colour emoji", role: "reference" },
  { id: "flat", title: "Flat colour", role: "shifted" },
  { id: "pixel", title: "Pixel art", role: "shifted" },
] as const;

const results = (...accuracies: number[]): DomainResults =>
  Object.fromEntries(
    domains.map(({ id }, i) => [
      id,
      {
        n: 1000,
        correct: 1000 * accuracies[i]!,
        accuracy: accuracies[i]!,
        nll: 1,
        energyGap: 0,
        featureDistortion: 0,
      },
    ]),
  );

function finished(recipe: Run["recipe"], tuned: DomainResults): Run {
  const spec = defaultSpec();
  return {
    ...newRun({ id: recipe, recipe, experiment: 1, label: recipe, spec }),
    step: 200,
    zeroShot: results(0.5, 0.5, 0.5),
    latest: { step: 200, domains: results(0, 0, 0) },
    state: {
      status: "finished",
      results: {
        recipe,
        steps: 200,
        measuredStep: 2,
        split: "test",
        zeroShot: results(0.4, 0.4, 0.4),
        tuned,
        batchHash: "",
        textHash: null,
      },
    },
  };
}

test("says what each method won on the reference domain and cost on the others", () => {
  const runs = [
    finished("ft", results(0.562, 0.349, 0.349)),
    finished("lipsum-ft", results(0.53, 0.41, 0.39)),
  ];
  expect(summarize(runs, domains, en)).toBe(
    "FT: +16.2 on Colour emoji, −5.1 on the shifted domains on average; " +
      "Lipsum-FT: +13.0 on Colour emoji, 0.0 on the shifted domains on average " +
      "(accuracy, percentage points).",
  );
});

test("before the end it compares the live subset with itself, and says nothing of step 0", () => {
  const run: Run = {
    ...newRun({ id: "a", recipe: "ft", experiment: 1, label: "FT", spec: defaultSpec() }),
    zeroShot: results(0.5, 0.5, 0.5),
  };
  expect(comparisonOf(run)).toBeNull();
  const atStart = { ...run, latest: { step: 0, domains: results(0.5, 0.5, 0.5) } };
  expect(summarize([atStart], domains, en)).toBe("");
  const later = { ...run, latest: { step: 20, domains: results(0.6, 0.5, 0.3) } };
  expect(comparisonOf(later)).toMatchObject({ isFinal: false, step: 20 });
  expect(summarize([later], domains, en)).toContain("FT: +10.0 on Colour emoji, −10.0 on");
});
