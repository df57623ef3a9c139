import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { DomainResults, RunEvent } from "../experiment/record.ts";
import { chartMarksOf, sharedMarks } from "./chartMarks.ts";
import { reduceRun } from "./reduceRun.ts";
import { hasEnded, newRun, progressOf } from "./run.ts";

const run = newRun({ id: "1-ft", recipe: "ft", experiment: 1, label: "FT", spec: defaultSpec() });
const runId = run.id;

const domains = (correct: number): DomainResults => ({
  emoji: {
    n: 10,
    correct,
    accuracy: correct / 10,
    nll: 1,
    energyGap: 0,
    featureDistortion: 0,
  },
});

const evaluated = (step: number, correct: number): RunEvent => ({
  type: "evaluated",
  runId,
  step,
  domains: domains(correct),
  changed: [],
  evaluationMs: 1,
});

const started: RunEvent = {
  type: "started",
  runId,
  recipe: "ft",
  warmupMs: 12,
  trainedParameters: 3,
};

const steps: RunEvent = {
  type: "steps",
  runId,
  records: [1, 2].map((step) => ({ step, loss: 1, terms: {}, learningRate: 1, trainingMs: 1 })),
};

test("a run goes from waiting through training and pause to its results", () => {
  const results = {
    recipe: "ft",
    steps: 2,
    measuredStep: 2,
    split: "test",
    zeroShot: domains(3),
    tuned: domains(7),
    batchHash: "0",
    textHash: null,
  } as const;
  const events: RunEvent[] = [
    started,
    evaluated(0, 3),
    steps,
    { type: "texts", runId, step: 2, texts: [{ text: "lorem", ids: [0, 5, 1] }] },
    { type: "paused", runId, step: 2 },
    { type: "resumed", runId, step: 2 },
    evaluated(2, 6),
    { type: "finished", runId, step: 2, results, changed: [] },
  ];
  const states = events.map((_, i) => events.slice(0, i + 1).reduce(reduceRun, run));
  expect(states.map(({ state }) => state.status)).toEqual([
    "training",
    "training",
    "training",
    "training",
    "paused",
    "training",
    "training",
    "finished",
  ]);
  const end = states.at(-1)!;
  expect(end).toMatchObject({
    step: 2,
    warmupMs: 12,
    trainedParameters: 3,
    zeroShot: domains(3),
    latest: { step: 2, domains: domains(6) },
    texts: { step: 2 },
    state: { status: "finished", results },
  });
});

test("what each evaluation found changed is kept, and after a restore that of before it", () => {
  const changed = [
    { domain: "emoji", split: "val", index: 1, label: 0, zeroShot: 0, tuned: 1 },
  ] as const;
  const told = [evaluated(0, 3), { ...evaluated(2, 4), changed }, evaluated(4, 5)];
  const seen = told.reduce(reduceRun, run);
  expect(seen.changedAt).toEqual([
    { step: 0, changed: [] },
    { step: 2, changed },
    { step: 4, changed: [] },
  ]);
  const back = reduceRun(seen, { type: "restored", runId, step: 3, after: "resumed" });
  expect(back.changedAt?.map(({ step }) => step)).toEqual([0, 2]);
});

test("a change of the learning rate is in its spec, and in its charts before the end alone", () => {
  const rescheduled = (rateChanges: string): RunEvent => ({
    ...{ type: "rescheduled", runId, rateChanges },
  });
  const changed = [started, steps, rescheduled("2:0.1|900:0.2")].reduce(reduceRun, run);
  expect(changed.spec).toEqual({ ...run.spec, rateChanges: "2:0.1|900:0.2" });
  expect(chartMarksOf(changed)).toEqual([{ step: 2, kind: "rate", learningRate: 0.1 }]);
  const restored: RunEvent = { type: "restored", runId, step: 1, after: "restarted" };
  const back = [restored, rescheduled("none")].reduce(reduceRun, changed);
  expect(back.spec).toEqual(run.spec);
  const marks = [{ step: 1, kind: "restarted" }];
  expect(sharedMarks([back, { ...back, id: "another" }])).toEqual(marks);
});

test("what was fitted beforehand is kept in order", () => {
  const fits = ["Fit the head", "Calibrate"].map((title): RunEvent => {
    return { type: "prepared", runId, title, steps: 50, loss: 0.5 };
  });
  expect(fits.reduce(reduceRun, run).prepared).toEqual([
    { title: "Fit the head", steps: 50, loss: 0.5 },
    { title: "Calibrate", steps: 50, loss: 0.5 },
  ]);
});

test("a run that combines others is as far as its parts are, and done when it has finished", () => {
  const at = (index: number, step: number, steps: number): RunEvent => {
    return { type: "ingredient", runId, index, count: 4, label: "FT", step, steps };
  };
  expect(progressOf(run)).toBe(0);
  expect(progressOf([at(1, 50, 100)].reduce(reduceRun, run))).toBeCloseTo(0.375);
  // A part that was there already has no steps.
  expect(progressOf([at(1, 0, 0)].reduce(reduceRun, run))).toBeCloseTo(0.5);
  const stopped = [at(1, 50, 100), { type: "stopped", runId, step: 0 } as const];
  expect(progressOf(stopped.reduce(reduceRun, run))).toBe(1);
});

test("the frozen tower's features are told while they are computed", () => {
  const seen = (done: number): RunEvent => ({ type: "features", runId, done, total: 96 });
  expect(reduceRun(run, seen(32)).features).toEqual({ done: 32, total: 96 });
  expect([seen(32), seen(96)].reduce(reduceRun, run).features).toBeNull();
  const stopped: RunEvent = { type: "stopped", runId, step: 0 };
  expect([seen(32), stopped].reduce(reduceRun, run).features).toBeNull();
});

test("only finished, stopped and failed runs have ended", () => {
  const failure = { kind: "non-finite", message: "the loss is not finite" } as const;
  const ends: RunEvent[] = [
    { type: "stopped", runId, step: 1 },
    { type: "failed", runId, step: 1, failure },
  ];
  expect([started, steps].reduce(reduceRun, run)).not.toSatisfy(hasEnded);
  for (const end of ends) expect(reduceRun(run, end)).toSatisfy(hasEnded);
  expect(reduceRun(run, ends[1]!).state).toEqual({ status: "failed", failure });
});
