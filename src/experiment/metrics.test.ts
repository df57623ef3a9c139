import { expect, test } from "vitest";
import { defaultSpec } from "./defaultSpec.ts";
import { wilsonInterval } from "./interval.ts";
import type { DomainResult } from "./record.ts";
import { writeResultsFile } from "./results.ts";
import { runLabel } from "./runLabel.ts";
import { runSpecs } from "./runs.ts";

const domain = (correct: number, n: number): DomainResult => ({
  n,
  correct,
  accuracy: correct / n,
  nll: 1.5,
  energyGap: 0.25,
  featureDistortion: 0.5,
});

test("Wilson's interval has its published values and stays within [0, 1]", () => {
  const { low, high } = wilsonInterval(81, 263); // Newcombe 1998, table I: 0.2553 to 0.3662
  expect(low).toBeCloseTo(0.2553, 4);
  expect(high).toBeCloseTo(0.3662, 4);
  expect(wilsonInterval(0, 20).low).toBe(0);
  expect(wilsonInterval(0, 20).high).toBeCloseTo(0.1611, 4);
  expect(wilsonInterval(20, 20).high).toBe(1);
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

test("results.json has zero-shot beside tuned by domain", () => {
  const file: unknown = JSON.parse(
    writeResultsFile({
      recipe: "ft",
      steps: 10,
      measuredStep: 2,
      split: "test",
      zeroShot: { emoji: { ...domain(1, 4), energyGap: 0 } },
      tuned: { emoji: domain(3, 4) },
      batchHash: "ab",
      textHash: null,
    }),
  );
  expect(file).toMatchObject({
    recipe: "ft",
    steps: 10,
    measuredStep: 2,
    split: "test",
    batchHash: "ab",
    domains: {
      emoji: {
        n: 4,
        zeroShot: { accuracy: 0.25, nll: 1.5, energyGap: 0 },
        tuned: { accuracy: 0.75, nll: 1.5, energyGap: 0.25, featureDistortion: 0.5 },
      },
    },
  });
});

test("an experiment is one run a recipe, with its own hyperparameters", () => {
  const spec = { ...defaultSpec(), seed: 5 };
  const [ft, lipsumFt] = runSpecs(spec);
  expect(ft).toMatchObject({ version: 1, recipe: "ft", seed: 5, hyperparameters: {} });
  expect(lipsumFt).toMatchObject({ recipe: "lipsum-ft", hyperparameters: { texts: 80 } });
  expect(ft).not.toHaveProperty("recipes");
});

test("a run is labelled by what differs", () => {
  const spec = defaultSpec();
  const [ft, lipsumFt] = runSpecs(spec);
  expect(runLabel(ft!)).toBe("FT");
  const changed = {
    ...lipsumFt!,
    seed: 3,
    order: "sequential" as const,
    hyperparameters: { ...lipsumFt!.hyperparameters, regularization: 10, textSource: "lorem" },
  };
  expect(runLabel(changed)).toBe("Lipsum-FT · λ 10 · random text Lorem ipsum · seed 3");
  expect(runLabel(changed, { ...changed, seed: 4 })).toBe("Lipsum-FT · seed 3");
});
