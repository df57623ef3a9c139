import { expect, test } from "vitest";
import { EvaluationBudget } from "./evaluationBudget.ts";

test("evaluations never take more than a third of the time so far", () => {
  const budget = new EvaluationBudget(50);
  let [training, evaluation] = [0, 0];
  for (let step = 0; step < 500; step++) {
    budget.trained(10);
    training += 10;
    if (!budget.allows()) continue;
    budget.evaluated(50);
    evaluation += 50;
    expect(evaluation).toBeLessThanOrEqual((training + evaluation) / 3 + 1e-9);
  }
  expect(evaluation).toBeGreaterThan(0.3 * (training + evaluation));
});

test("what an evaluation took is what the next is expected to take", () => {
  const budget = new EvaluationBudget(1000);
  budget.trained(1000);
  expect(budget.allows()).toBe(false);
  budget.trained(1000);
  expect(budget.allows()).toBe(true);
  budget.evaluated(10);
  expect(budget.allows()).toBe(true);
});
