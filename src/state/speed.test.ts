import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { MetricLog } from "./metricLog.ts";
import { newRun } from "./run.ts";
import { msPerStep, remainingMs } from "./speed.ts";

function logged(msOfStep: (step: number) => number, steps: number): MetricLog {
  const log = new MetricLog();
  let trainingMs = 0;
  for (let step = 1; step <= steps; step++) {
    trainingMs += msOfStep(step);
    log.append([{ step, loss: 1, terms: {}, learningRate: 1, trainingMs }]);
  }
  return log;
}

test("the speed is that of the last steps: a slow first step does not count for ever", () => {
  expect(msPerStep(logged(() => 50, 1))).toBeNull();
  expect(msPerStep(logged((step) => (step === 1 ? 9000 : 50), 100))).toBeCloseTo(50);
});

test("what remains is steps of every run and the evaluations to come", () => {
  const spec = { ...defaultSpec(), steps: 100, evaluations: 4 };
  const log = logged(() => 50, 40);
  log.appendEvaluation({ step: 0, domains: {}, evaluationMs: 300 });
  log.appendEvaluation({ step: 25, domains: {}, evaluationMs: 100 });
  const identity = { recipe: "ft", experiment: 1, label: "FT", spec } as const;
  const running = { ...newRun({ id: "a", ...identity }), step: 40 };
  const waiting = newRun({ id: "b", ...identity });
  const none = new MetricLog();
  const remaining = remainingMs([running, waiting], (id) => (id === "a" ? log : none));
  expect(remaining).toBeCloseTo(60 * 50 + 3 * 200 + 100 * 50);
  expect(remainingMs([waiting], () => none)).toBeNull();
});
