import { expect, test } from "vitest";
import { unpackHistory } from "./changedHistory.ts";
import type { RunEvent } from "./record.ts";
import { recordingFixture } from "./recordingFixture.ts";
import type { RecordedRun } from "./recording.ts";
import { RunRecorder } from "./runRecorder.ts";

const recorded = recordingFixture().runs[1]!;

/** What a run has told that became `run`. */
function eventsOf(run: RecordedRun): RunEvent[] {
  const { id: runId, recipe, metrics, evaluations, texts, changed, changedHistory, state } = run;
  const records = metrics.step.map((step, i) => ({
    step,
    loss: metrics.loss[i]!,
    learningRate: metrics.learningRate[i]!,
    trainingMs: metrics.trainingMs[i]!,
    terms: Object.fromEntries(Object.entries(metrics.terms).map(([name, v]) => [name, v[i]!])),
  }));
  const history = unpackHistory(changedHistory!);
  const evaluated = evaluations.map((one, i) => ({
    type: "evaluated" as const,
    runId,
    changed: history[i]!.changed,
    ...one,
  }));
  if (state.status !== "finished") throw new Error("the fixture has finished");
  const { results } = state;
  return [
    { type: "started", runId, recipe, warmupMs: 120, trainedParameters: 1000 },
    evaluated[0]!,
    { type: "texts", runId, ...texts[0]! },
    { type: "steps", runId, records: records.slice(0, 2) },
    evaluated[1]!,
    { type: "steps", runId, records: records.slice(2) },
    evaluated[2]!,
    { type: "finished", runId, step: 4, results, changed },
  ];
}

function record(events: readonly RunEvent[]): RecordedRun {
  const recorder = new RunRecorder(recorded);
  for (const event of events) recorder.record(event);
  return recorder.run;
}

test("what a run tells becomes the record of it", () => {
  expect(record(eventsOf(recorded))).toEqual({ ...recorded, marks: [] });
});

test("a run that goes on from where it was saved tells the later part once", () => {
  const events = eventsOf(recorded);
  const restored: RunEvent = { type: "restored", runId: recorded.id, step: 2, after: "resumed" };
  const twice = [...events.slice(0, 7), restored, ...events.slice(5)];
  expect(record(twice)).toEqual(recorded);
  const anew = [...events.slice(0, 7), { ...restored, step: 0 }, ...events];
  expect(record(anew)).toEqual({ ...recorded, marks: [{ step: 0, kind: "resumed" }] });
});
