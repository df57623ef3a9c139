import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { MethodCosts } from "../experiment/methodCost.ts";
import { recipeIds } from "../recipes/index.ts";
import { FailureError } from "../shared/failure.ts";
import { askCosts, createCostsStore } from "./costs.ts";

// Object.fromEntries forgets that every id has its row.
const none = Object.fromEntries(recipeIds.map((id) => [id, null])) as MethodCosts;

test("the same settings are asked about once, and an answer that is overtaken is dropped", async () => {
  const store = createCostsStore();
  const answers: ((costs: MethodCosts) => void)[] = [];
  const ask = () => new Promise<MethodCosts>((resolve) => answers.push(resolve));
  const [first, second] = [defaultSpec(), { ...defaultSpec(), batchSize: 8 }];
  const asked = [first, first, second].map((spec) => askCosts(store, spec, ask));
  expect(answers).toHaveLength(2);
  answers[0]!({ ...none });
  answers[1]!(none);
  await Promise.all(asked);
  expect(store.getState()).toMatchObject({ asked: second, isCurrent: true, failure: null });
  expect(store.getState().costs).toBe(none);
});

test("a refusal is told, and the next question is asked again", async () => {
  const store = createCostsStore();
  const spec = defaultSpec();
  await askCosts(store, spec, () => Promise.reject(new FailureError("download", "no network")));
  expect(store.getState()).toMatchObject({ costs: null, failure: { message: "no network" } });
  await askCosts(store, spec, () => Promise.resolve(none));
  expect(store.getState()).toMatchObject({ costs: none, failure: null });
});
