import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { RunQueue } from "./queue.ts";
import { newRun } from "./run.ts";
import type { Run } from "./run.ts";
import { createRunsStore } from "./runs.ts";

const items = (...seeds: number[]) =>
  seeds.map((seed) => ({ fields: ["seed"], spec: { ...defaultSpec(), seed } }));

function open() {
  const runs = createRunsStore();
  const started: [seed: number, experiment: number][] = [];
  const queue = new RunQueue({
    runs,
    start: ({ spec }, beside) => {
      const experiment = beside ?? 1 + Math.max(0, ...started.map(([, number]) => number));
      started.push([spec.seed, experiment]);
      const run = newRun({ id: `${spec.seed}`, recipe: "ft", experiment, label: "FT", spec });
      runs.setState((state) => ({ runs: [...state.runs, run], status: "loading", failure: null }));
    },
  });
  const end = async (status: Run["state"]["status"] = "paused") => {
    const state = (status === "stopped" ? { status } : { status: "paused" }) as Run["state"];
    runs.setState((before) => ({
      status: "idle",
      runs: before.runs.map((run, i) => (i === before.runs.length - 1 ? { ...run, state } : run)),
    }));
    await Promise.resolve();
  };
  return { runs, queue, started, end };
}

test("starts one after the other, those of a sweep as one experiment, and ends empty", async () => {
  const { queue, started, end } = open();
  queue.add(items(1, 2));
  queue.add(items(3));
  expect(started).toEqual([[1, 1]]);
  await end();
  await end();
  expect(started).toEqual([
    [1, 1],
    [2, 1],
    [3, 2],
  ]);
  await end();
  expect(queue.store.getState()).toMatchObject({ waiting: [], started: 0 });
});

test("what is cancelled does not start", async () => {
  const { queue, started, end } = open();
  queue.add(items(1, 2, 3));
  queue.cancel(queue.store.getState().waiting[0]!.id);
  await end();
  expect(started.map(([seed]) => seed)).toEqual([1, 3]);
});

test("after Stop, and after an experiment that failed, it waits for a person", async () => {
  const { queue, runs, started, end } = open();
  queue.add(items(1, 2, 3));
  await end("stopped");
  expect(queue.store.getState().isHeld).toBe(true);
  expect(started).toHaveLength(1);
  queue.goOn();
  expect(started).toHaveLength(2);
  runs.setState({ status: "idle", failure: { kind: "device-lost", message: "lost" } });
  await Promise.resolve();
  expect(queue.store.getState()).toMatchObject({ isHeld: true, started: 2 });
  queue.clear();
  expect(queue.store.getState().waiting).toEqual([]);
});

test("what waited when the page was closed waits for a person, and stands beside its runs", () => {
  const { runs, queue, started } = open();
  const begun = newRun({
    id: "of yesterday",
    recipe: "ft",
    experiment: 7,
    label: "",
    spec: defaultSpec(),
  });
  runs.setState({ runs: [begun] });
  const waiting = items(1, 2).map((item, i) => ({ ...item, id: 10 + i, group: 3 }));
  queue.restore({ waiting, begun: { 3: "of yesterday" } });
  expect(started).toEqual([]);
  queue.goOn();
  expect(started).toEqual([[1, 7]]);
});
