import { expect, test } from "vitest";
import { recordingFixture } from "../experiment/recordingFixture.ts";
import { newRun } from "./run.ts";
import { Replay } from "./replay.ts";
import type { ReplayClock } from "./replay.ts";
import { createRunsStore, MetricLogs } from "./runs.ts";

class HandClock implements ReplayClock {
  #now = 0;
  #tick: (() => void) | null = null;
  now(): number {
    return this.#now;
  }
  every(_ms: number, tick: () => void): () => void {
    this.#tick = tick;
    return () => (this.#tick = null);
  }
  pass(ms: number): void {
    this.#now += ms;
    this.#tick?.();
  }
  get isRunning(): boolean {
    return this.#tick !== null;
  }
}

function open() {
  const runs = createRunsStore();
  const logs = new MetricLogs();
  const clock = new HandClock();
  const replay = new Replay(runs, logs, clock);
  const stepsOf = () => runs.getState().runs.map(({ step, state }) => `${step} ${state.status}`);
  return { runs, logs, clock, replay, stepsOf };
}

test("a recording opens at its end, as recorded runs of a new experiment", () => {
  const { runs, logs, replay } = open();
  const own = newRun({
    id: "1-ft",
    recipe: "ft",
    experiment: 1,
    label: "FT",
    spec: recordingFixture().spec,
  });
  runs.setState({ runs: [own] });
  replay.open(recordingFixture());
  const [first, ft, lipsum] = runs.getState().runs;
  expect(first).toBe(own);
  expect(ft).toMatchObject({
    experiment: 2,
    isRecorded: true,
    step: 4,
    state: { status: "finished" },
  });
  expect(ft?.environment?.device).toBe("CPU (node)");
  expect(logs.of(lipsum!.id).loss.length).toBe(4);
  expect(replay.store.getState()).toMatchObject({ step: 4, lastStep: 4, hasBegun: false });
});

test("plays from the start in recorded time, at a chosen speed, and ends whole", () => {
  const { runs, logs, clock, replay, stepsOf } = open();
  replay.open(recordingFixture());
  replay.play();
  expect(stepsOf()).toEqual(["0 paused", "0 paused"]);
  const [run] = runs.getState().runs;
  expect(logs.of(run!.id).loss.length).toBe(0);
  expect(run!.zeroShot?.["emoji"]?.correct).toBe(60);
  // Two runs of 40 ms in four updates: 20 ms of both an update.
  clock.pass(20);
  expect(stepsOf()).toEqual(["1 paused", "1 paused"]);
  replay.setSpeed(4);
  clock.pass(10);
  expect(replay.store.getState().step).toBe(3);
  expect(runs.getState().runs[0]!.latest?.step).toBe(2);
  clock.pass(1000);
  expect(stepsOf()).toEqual(["4 finished", "4 finished"]);
  expect(clock.isRunning).toBe(false);
  expect(replay.store.getState()).toMatchObject({ isPlaying: false, hasBegun: true });
});

test("a seek shows an update and stays; play goes on from there", () => {
  const { clock, replay, stepsOf } = open();
  replay.open(recordingFixture());
  replay.seek(2.7);
  clock.pass(1000);
  expect(stepsOf()).toEqual(["2 paused", "2 paused"]);
  replay.play();
  clock.pass(20);
  expect(replay.store.getState().step).toBe(3);
  replay.pause();
  clock.pass(1000);
  expect(replay.store.getState().step).toBe(3);
});

test("a shipped recording makes way for a run that is taken back", () => {
  const { runs, replay } = open();
  replay.open(recordingFixture(), { isShipped: true });
  const own = { ...runs.getState().runs[0]!, id: "own", isRecorded: false };
  runs.setState((state) => ({ runs: [own, ...state.runs] }));
  expect(runs.getState().runs).toEqual([own]);
  expect(replay.store.getState().recording).toBeNull();
});

test("a shipped recording makes way without a trace, any other stays whole", () => {
  const { runs, replay, stepsOf } = open();
  replay.open(recordingFixture(), { isShipped: true });
  replay.makeWay();
  expect(runs.getState().runs).toEqual([]);
  replay.open(recordingFixture());
  replay.seek(1);
  replay.makeWay();
  expect(stepsOf()).toEqual(["4 finished", "4 finished"]);
  expect(replay.store.getState().recording).toBeNull();
  replay.play();
  expect(stepsOf()).toEqual(["4 finished", "4 finished"]);
});
