import { expect, test } from "vitest";
import type { RunEvent } from "../../experiment/record.ts";
import { Story } from "./story.ts";

const steps = (runId: string, ...made: readonly number[]): RunEvent => ({
  type: "steps",
  runId,
  records: made.map((step) => ({ step, loss: 1, terms: {}, learningRate: 1, trainingMs: step })),
});
const texts = (runId: string, step: number): RunEvent => ({
  type: "texts",
  runId,
  step,
  texts: [],
});
const paused = (runId: string, step: number): RunEvent => ({ type: "paused", runId, step });

test("joins a run's records up to its next event, whatever other runs tell between", () => {
  const told = [steps("a", 1), steps("b", 1), steps("a", 2), paused("b", 1), steps("a", 3)];
  const story = new Story([...told, paused("a", 3), steps("a", 4), steps("b", 2)]);
  expect(story.events).toEqual([
    steps("a", 1, 2, 3),
    steps("b", 1),
    paused("b", 1),
    paused("a", 3),
    steps("a", 4),
    steps("b", 2),
  ]);
});

test("remembers a run's last texts alone", () => {
  const story = new Story([texts("a", 1), texts("b", 1), texts("a", 9)]);
  expect(story.events).toEqual([texts("b", 1), texts("a", 9)]);
});
