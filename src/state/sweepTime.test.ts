import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { MetricLog } from "./metricLog.ts";
import { newRun } from "./run.ts";
import { sweepMs } from "./sweepTime.ts";

const spec = { ...defaultSpec(), steps: 100, batchSize: 32 };
const items = [{ spec, fields: [] }];

function logAt(ms: number): MetricLog {
  const log = new MetricLog();
  const base = { loss: 1, terms: {}, learningRate: 1 };
  log.append([1, 2, 3].map((step) => ({ ...base, step, trainingMs: ms * step })));
  return log;
}

test("before any run the measured speed is taken, and none is none", () => {
  const options = { runs: [], logOf: () => new MetricLog() };
  expect(sweepMs(items, { ...options, updateMs: 10 })).toBe(2 * 100 * 10);
  expect(sweepMs(items, { ...options, updateMs: null })).toBeNull();
});

test("another machine's speed, of a recorded run, says nothing", () => {
  const ft = newRun({ id: "ft", recipe: "ft", experiment: 1, label: "FT", spec });
  const options = { runs: [{ ...ft, isRecorded: true }], logOf: () => logAt(20) };
  expect(sweepMs(items, { ...options, updateMs: 10 })).toBe(2 * 100 * 10);
});

test("a method goes at its own runs' speed, any other at theirs, by the batch", () => {
  const ft = newRun({ id: "ft", recipe: "ft", experiment: 1, label: "FT", spec });
  const options = { runs: [ft], logOf: () => logAt(20), updateMs: 1 };
  expect(sweepMs(items, options)).toBeCloseTo(2 * 100 * 20, 6);
  const lipsum = { ...ft, id: "lipsum-ft", recipe: "lipsum-ft" as const };
  const logOf = (id: string) => logAt(id === "ft" ? 20 : 40);
  expect(sweepMs(items, { ...options, runs: [ft, lipsum], logOf })).toBeCloseTo(6000, 6);
  const larger = [{ spec: { ...spec, batchSize: 64, recipes: ["ft"] as const }, fields: [] }];
  expect(sweepMs(larger, options)).toBeCloseTo(100 * 40, 6);
});
