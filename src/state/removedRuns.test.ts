import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { RemovedRuns } from "./removedRuns.ts";
import { newRun } from "./run.ts";
import type { Run } from "./run.ts";
import { createRunsStore, MetricLogs } from "./runs.ts";

function open(...ids: string[]) {
  const [runs, logs] = [createRunsStore(), new MetricLogs()];
  runs.setState({ runs: ids.map(stopped) });
  return { runs, logs, removed: new RemovedRuns({ runs, logs }) };
}

function stopped(id: string): Run {
  const run = newRun({ id, recipe: "ft", experiment: 1, label: id, spec: defaultSpec() });
  return { ...run, state: { status: "stopped" } };
}

const idsOf = (runs: readonly Run[]) => runs.map(({ id }) => id).join("");

test("a deletion is taken back to its place, with its log, and beside what came since", () => {
  const { runs, logs, removed } = open("a", "b", "c", "d");
  const log = logs.of("b");
  removed.remove(["b", "d"]);
  expect(idsOf(runs.getState().runs)).toBe("ac");
  expect(idsOf(removed.store.getState().removed)).toBe("bd");
  runs.setState({ runs: [...runs.getState().runs.filter(({ id }) => id !== "c"), stopped("e")] });
  removed.undo();
  expect(idsOf(runs.getState().runs)).toBe("abde");
  expect(logs.of("b")).toBe(log);
  expect(removed.store.getState().removed).toEqual([]);
});

test("the next deletion makes the one before it final, and what runs stays", () => {
  const { runs, logs, removed } = open("a", "b");
  const log = logs.of("a");
  removed.remove(["a"]);
  removed.remove(["b"]);
  expect(logs.of("a")).not.toBe(log);
  removed.undo();
  expect(idsOf(runs.getState().runs)).toBe("b");
  runs.setState({ runs: [{ ...stopped("r"), state: { status: "training" } }] });
  expect(removed.remove(["r"])).toEqual([]);
  expect(idsOf(runs.getState().runs)).toBe("r");
});
