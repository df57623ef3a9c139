import { expect, test } from "vitest";
import { defaultSpec } from "../../experiment/defaultSpec.ts";
import type { Failure } from "../../shared/failure.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { readCheckpoint } from "./checkpointFile.ts";
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
    write: (file) => {
      clock.ms += saveMs;
      if (fault) return Promise.reject(fault);
      written.push(readCheckpoint(file));
      return Promise.resolve();
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
  await made.save(() => Promise.resolve(checkpoint));
  expect(written).toEqual([checkpoint]);
  clock.ms += 3900;
  expect(made.isDue()).toBe(false);
  clock.ms += 100;
  expect(made.isDue()).toBe(true);
});

test("takes no more than a twentieth of the time", async () => {
  const { made, clock } = autosave(2000);
  await made.save(() => Promise.resolve(checkpoint));
  clock.ms += 37_900;
  expect(made.isDue()).toBe(false);
  clock.ms += 100;
  expect(made.isDue()).toBe(true);
});

test("a full disk is told, and tried again later, and ends nothing", async () => {
  const { made, clock, failures } = autosave(0, new DOMException("full", "QuotaExceededError"));
  await made.save(() => Promise.resolve(checkpoint));
  expect(failures).toMatchObject([{ message: "full" }]);
  clock.ms += 29_000;
  expect(made.isDue()).toBe(false);
  clock.ms += 1000;
  expect(made.isDue()).toBe(true);
});

test("weights that cannot be read are told too", async () => {
  const { made, failures } = autosave(0);
  await made.save(() => Promise.reject(new Error("no memory for a copy")));
  expect(failures).toMatchObject([{ message: "no memory for a copy" }]);
});
