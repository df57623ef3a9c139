import { expect, test } from "vitest";
import { compareRuns, tolerance } from "./agreement.ts";
import { recordingFixture } from "./recordingFixture.ts";
import type { RecordedRun } from "./recording.ts";

const recording = recordingFixture();
const run = recording.runs[0]!;
const recorded = { run, files: recording.files };

function finished(changes: { emoji?: number; batchHash?: string }): RecordedRun {
  if (run.state.status !== "finished") throw new Error("the fixture has finished");
  const { results } = run.state;
  const { emoji = results.tuned["emoji"]!.accuracy, batchHash = results.batchHash } = changes;
  const tuned = { ...results.tuned, emoji: { ...results.tuned["emoji"]!, accuracy: emoji } };
  return { ...run, state: { status: "finished", results: { ...results, tuned, batchHash } } };
}

test("a run agrees with itself, and where it is a little off", () => {
  expect(compareRuns(recorded, recorded)).toEqual({
    verdict: "agrees",
    accuracy: 0,
    domain: null,
    loss: 0,
    otherFile: null,
  });
  const near = finished({ emoji: 80 / 96 + tolerance.accuracy / 2 });
  expect(compareRuns(recorded, { ...recorded, run: near })).toMatchObject({
    verdict: "agrees",
    domain: "emoji",
  });
});

test("an accuracy or a loss that is further off than runtimes are differs", () => {
  const far = finished({ emoji: 0.5 });
  expect(compareRuns(recorded, { ...recorded, run: far })).toMatchObject({
    verdict: "differs",
    domain: "emoji",
  });
  const { loss } = run.metrics;
  const metrics = { ...run.metrics, loss: loss.map((one) => 1.2 * one) };
  const drifted = compareRuns(recorded, { ...recorded, run: { ...run, metrics } });
  expect(drifted?.verdict).toBe("differs");
  expect(drifted?.loss).toBeCloseTo(0.2 / 1.1, 6);
});

test("another model or other batches are told apart from drift", () => {
  const files = { model: "f".repeat(64), data: "e".repeat(64) };
  expect(compareRuns(recorded, { run, files })).toMatchObject({
    verdict: "other-files",
    otherFile: { what: "model", recorded: recording.files.model, here: files.model },
  });
  // The fixture does not know its data, so other data are no difference.
  const sameModel = { ...files, model: recording.files.model };
  expect(compareRuns(recorded, { run, files: sameModel })?.verdict).toBe("agrees");
  const other = finished({ batchHash: "cd" });
  expect(compareRuns(recorded, { ...recorded, run: other })?.verdict).toBe("other-batches");
});

test("a run that has not finished is not compared; a domain that is missing is", () => {
  const stopped = { ...run, state: { status: "stopped" } as const };
  expect(compareRuns(recorded, { ...recorded, run: stopped })).toBeNull();
  expect(compareRuns(recorded, { ...recorded, run: finished({ emoji: NaN }) })).toMatchObject({
    verdict: "differs",
    accuracy: 1,
  });
});
