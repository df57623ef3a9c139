import { expect, test } from "vitest";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { keepQueue } from "./keptQueue.ts";
import { RunQueue } from "./queue.ts";
import { createRunsStore } from "./runs.ts";

function open(kept: Map<string, string>) {
  const runs = createRunsStore();
  // Something runs: what is added waits.
  runs.setState({ status: "training" });
  const queue = new RunQueue({ runs, start: () => undefined });
  keepQueue(queue, () => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }));
  return queue;
}

test("what waits is there again after a reload, held", () => {
  const kept = new Map<string, string>();
  const spec = { ...defaultSpec(), seed: 3, learningRate: 1e-3 };
  open(kept).add([{ spec, fields: ["seed", "learningRate"] }]);
  const { waiting, isHeld } = open(kept).store.getState();
  expect(waiting).toMatchObject([{ fields: ["seed", "learningRate"], spec }]);
  expect(isHeld).toBe(true);
  const again = open(kept);
  again.clear();
  expect(open(kept).store.getState()).toMatchObject({ waiting: [], isHeld: false });
});

test("what cannot be read is no queue", () => {
  for (const text of [
    "",
    "{",
    "[]",
    '{"items":[{"id":1,"group":1,"fields":[],"link":"v=9"}],"begun":{}}',
    '{"items":[{"id":1,"group":1,"fields":["lambda"],"link":"v=2"}],"begun":{}}',
  ]) {
    const queue = open(new Map([["lipsum-playground/queue", text]]));
    expect(queue.store.getState().waiting).toEqual([]);
  }
});
