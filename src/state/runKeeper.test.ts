import { expect, test } from "vitest";
import { RunArchive } from "../archive/runArchive.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import type { RunEvent } from "../experiment/record.ts";
import { memoryTree } from "../library/memoryTree.ts";
import { FailureError } from "../shared/failure.ts";
import type { Command, Requests, TrainerApi, WorkerEvent } from "../workers/protocol.ts";
import { createDraftStore } from "./draft.ts";
import { Playground } from "./playground.ts";

const files = { model: null, data: null };

type Saved = Requests["readSaved"]["result"];

/** A trainer that says what it is told to, and knows what was saved. */
class ScriptedTrainer implements TrainerApi {
  readonly sent: Command[] = [];
  saved: Saved | FailureError = new FailureError("bad-file", "nothing is saved");
  #listener: (event: WorkerEvent) => void = () => undefined;
  send(command: Command): void {
    this.sent.push(command);
  }
  ask<K extends keyof Requests>(): Promise<Requests[K]["result"]> {
    if (this.saved instanceof FailureError) return Promise.reject(this.saved);
    // It is asked for nothing else.
    return Promise.resolve(this.saved as Requests[K]["result"]);
  }
  onEvent(listener: (event: WorkerEvent) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }
  terminate(): void {}
  say(event: WorkerEvent): void {
    this.#listener(event);
  }
  tell(...events: RunEvent[]): void {
    this.say({ type: "run", events });
  }
}

const environment = () => ({
  ...{ appVersion: "1", device: "CPU", browser: "Chrome 1", date: "2026-01-01T00:00:00.000Z" },
  runtime: "wasm" as const,
});

/** A visit to the page, on what earlier visits left. */
async function visit(archive: RunArchive, startId: string, saved?: Saved | FailureError) {
  const trainer = new ScriptedTrainer();
  if (saved) trainer.saved = saved;
  const playground = new Playground({
    ...{ trainer, environment, draft: createDraftStore(), filesUrl: "http://localhost/" },
    archive: Promise.resolve(archive),
    newStartId: () => startId,
  });
  await playground.open(() => Promise.resolve(true));
  const runs = () => playground.runs.getState().runs;
  return { trainer, playground, runs };
}

const steps = (runId: string, ...made: readonly number[]): RunEvent => ({
  type: "steps",
  runId,
  records: made.map((step) => ({
    ...{ step, loss: 1 / step, terms: { cross_entropy: 1 / step } },
    ...{ learningRate: 1e-3, trainingMs: 10 * step },
  })),
});

const spec = { ...defaultSpec(), recipes: ["ft", "lipsum-ft"] as const };

test("a run that has ended is there at the next visit, with its curves", async () => {
  const archive = new RunArchive(memoryTree());
  const { trainer, playground } = await visit(archive, "s1");
  playground.start();
  trainer.tell(steps("s1-ft", 1, 2), { type: "stopped", runId: "s1-ft", step: 2 });
  trainer.tell(steps("s1-lipsum-ft", 1));
  await playground.keeper.settled();

  const next = await visit(archive, "s2");
  expect(next.runs()).toMatchObject([
    { id: "s1-ft", experiment: 1, state: { status: "stopped" }, step: 2 },
  ]);
  expect([...next.playground.logs.of("s1-ft").loss.values]).toEqual([1, 0.5]);
  next.playground.start();
  expect(next.runs().map(({ experiment }) => experiment)).toEqual([1, 2, 2]);
});

test("what is deleted is gone at the next visit, unless it was taken back", async () => {
  const archive = new RunArchive(memoryTree());
  const { trainer, playground, runs } = await visit(archive, "s1");
  playground.start();
  for (const runId of ["s1-ft", "s1-lipsum-ft"]) trainer.tell({ type: "stopped", runId, step: 0 });
  const before = runs();
  playground.runs.setState({ runs: [] });
  playground.runs.setState({ runs: [before[1]!] });
  await playground.keeper.settled();
  expect((await visit(archive, "s2")).runs().map(({ id }) => id)).toEqual(["s1-lipsum-ft"]);
});

test("an experiment that broke off is shown as it was saved, and goes on when asked", async () => {
  const archive = new RunArchive(memoryTree());
  const first = await visit(archive, "s1");
  first.playground.start();
  await first.playground.keeper.settled();
  await archive.saveCheckpoint("s1", Uint8Array.of(1));
  const runIds = ["s1-ft", "s1-lipsum-ft"];
  const story = [steps("s1-ft", 1, 2, 3), steps("s1-lipsum-ft", 1, 2, 3)];

  const { trainer, playground, runs } = await visit(archive, "s2", { spec, runIds, files, story });
  const interrupted = () => playground.keeping.getState().interrupted;
  await expect.poll(interrupted).toMatchObject([{ start: { startId: "s1" }, step: 3 }]);
  expect(runs().map(({ state, step }) => [state.status, step])).toEqual([
    ["paused", 3],
    ["paused", 3],
  ]);
  playground.goOn(interrupted()[0]!);
  expect(trainer.sent).toMatchObject([{ type: "start", startId: "s1", runIds, resume: "resumed" }]);
  for (const runId of runIds) trainer.tell({ type: "stopped", runId, step: 5 });
  trainer.say({ type: "status", status: "idle" });
  await playground.keeper.settled();
  expect(await archive.openExperiments()).toEqual([]);
  expect((await archive.list()).runs).toHaveLength(2);
});

test("one that is left where it is counts as stopped, and is kept", async () => {
  const archive = new RunArchive(memoryTree());
  await archive.saveCheckpoint("s1", Uint8Array.of(1));
  const made = { ...environment(), device: "another device" };
  await archive.saveStart("s1", { experimentId: "s1", force: null, environment: made });
  const runIds = ["s1-ft", "s1-lipsum-ft"];
  const saved = { spec, runIds, files, story: [steps("s1-ft", 1)] };
  const { playground, runs } = await visit(archive, "s2", saved);
  await expect.poll(() => playground.keeping.getState().interrupted).toHaveLength(1);
  playground.giveUp(playground.keeping.getState().interrupted[0]!);
  await playground.keeper.settled();
  expect(runs().map(({ state }) => state.status)).toEqual(["stopped", "stopped"]);
  expect(await archive.openExperiments()).toEqual([]);
  const { runs: kept } = await archive.list();
  expect(kept.map(({ recording }) => recording.environment)).toEqual([made, made]);
});

test("a checkpoint that this page cannot read is thrown away, one that it could not ask for is not", async () => {
  const archive = new RunArchive(memoryTree());
  await archive.saveCheckpoint("s1", Uint8Array.of(1));
  await visit(archive, "s2", new FailureError("crashed", "the worker could not be loaded"));
  await new Promise((resolve) => setTimeout(resolve));
  expect(await archive.openExperiments()).toEqual(["s1"]);
  await visit(archive, "s3", new FailureError("bad-file", "of another version"));
  await expect.poll(() => archive.openExperiments()).toEqual([]);
});
