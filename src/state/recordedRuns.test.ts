import { expect, test } from "vitest";
import { recordingFixture } from "../experiment/recordingFixture.ts";
import { recordRun, restoreRuns } from "./recordedRuns.ts";
import { MetricLogs } from "./runs.ts";

test("a recording that becomes runs of the page becomes the same recording again", () => {
  const recording = recordingFixture();
  const logs = new MetricLogs();
  const runs = restoreRuns(recording, { experiment: 3, prefix: "a-", logOf: (id) => logs.of(id) });
  expect(runs.map(({ id, experiment }) => [id, experiment])).toEqual([
    ["a-ft", 3],
    ["a-lipsum-ft", 3],
  ]);
  const again = runs.map((run) => ({ ...recordRun(run, logs.of(run.id)), id: run.id.slice(2) }));
  expect(again).toEqual(recording.runs);
  for (const run of runs) expect(run.spec).toBe(recording.spec);
});

test("a run with a spec of its own keeps it", () => {
  const recording = recordingFixture();
  const [run] = recording.runs;
  const own = { ...run!, spec: { ...run!.spec, seed: 7 } };
  const logs = new MetricLogs();
  const [restored] = restoreRuns(
    { ...recording, runs: [own] },
    { experiment: 1, prefix: "", logOf: (id) => logs.of(id) },
  );
  expect(restored?.spec).toEqual({ ...recording.spec, seed: 7, recipes: ["ft"] });
  expect(recordRun(restored!, logs.of("ft")).spec).toEqual(own.spec);
});

test("a log that loads up to a step holds what was known after it, and tells its readers", () => {
  const { metrics, evaluations } = recordingFixture().runs[0]!;
  const log = new MetricLogs().of("ft");
  let told = 0;
  log.subscribe(() => told++);
  log.load(metrics, evaluations, 3);
  expect(log.columns()).toMatchObject({ step: [1, 2, 3], terms: { lipsum: [0, 0.25, 0.5] } });
  expect(log.evaluations.map(({ step }) => step)).toEqual([0, 2]);
  log.load(metrics, evaluations, 0);
  expect(log.columns().step).toEqual([]);
  log.append([{ step: 1, loss: 9, terms: { lipsum: 1 }, learningRate: 1, trainingMs: 1 }]);
  expect(log.columns().loss).toEqual([9]);
  expect(told).toBe(3);
});
