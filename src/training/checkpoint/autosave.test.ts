import { expect, test } from "vitest";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { Failure } from "../../shared/failure.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { checkpointIn, joined } from "./testCheckpoint.ts";
import { Autosave } from "./autosave.ts";

const checkpoint: Checkpoint = {
  spec: defaultSpec(),
  files: { model: null, data: null },
  ...{ runIds: ["a"], story: [], ended: [], group: null, finished: new Map() },
};

function autosave(saveMs: number, fault?: Error) {
  const clock = { ms: 0 };
  const written: Checkpoint[] = [];
  const failures: Failure[] = [];
  const made = new Autosave({
    write: async (file) => {
      clock.ms += saveMs;
      if (fault) throw fault;
      written.push(await checkpointIn(await joined(file)));
    },
    onSaved: () => undefined,
    onFailed: (failure) => failures.push(failure),
    now: () => clock.ms,
  });
  return { made, clock, written, failures };
}

test("saves soon, then every few seconds", async () => {
  const { made, clock, written } = autosave(10);
  expect(made.isDue()).toBe(false);
  clock.ms = 1500;
  expect(made.isDue()).toBe(true);
  await made.save(() => checkpoint);
  expect(written).toEqual([checkpoint]);
  clock.ms += 3900;
  expect(made.isDue()).toBe(false);
  clock.ms += 100;
  expect(made.isDue()).toBe(true);
});

test("takes no more than a twentieth of the time", async () => {
  const { made, clock } = autosave(2000);
  await made.save(() => checkpoint);
  clock.ms += 37_900;
  expect(made.isDue()).toBe(false);
  clock.ms += 100;
  expect(made.isDue()).toBe(true);
});

test("a full disk is told, and tried again later, and ends nothing", async () => {
  const { made, clock, failures } = autosave(0, new DOMException("full", "QuotaExceededError"));
  await made.save(() => checkpoint);
  expect(failures).toMatchObject([{ message: "full" }]);
  clock.ms += 29_000;
  expect(made.isDue()).toBe(false);
  clock.ms += 1000;
  expect(made.isDue()).toBe(true);
});

test("weights that cannot be read are told too", async () => {
  const { made, failures } = autosave(0);
  const read = () => Promise.reject(new Error("no memory for a copy"));
  const tensors = { shapes: new Map([["leaf/w", [2]]]), read };
  const state = { steps: 1, trainingMs: 1, optimizerSteps: 1, best: null, tensors };
  const group = { step: 1, members: new Map([["a", state]]) };
  await made.save(() => ({ ...checkpoint, group }));
  expect(failures).toMatchObject([{ message: "no memory for a copy" }]);
});
