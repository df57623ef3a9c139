import { expect, test } from "vitest";
import type { RunEvent } from "../experiment/record.ts";
import type { Command, TrainerApi, WorkerEvent } from "../workers/protocol.ts";
import { createDraftStore, setField, toggleRecipe } from "./draft.ts";
import { Playground } from "./playground.ts";
import type { PlaygroundOptions } from "./playground.ts";

class ScriptedTrainer implements TrainerApi {
  readonly sent: Command[] = [];
  isTerminated = false;
  #listener: (event: WorkerEvent) => void = () => undefined;
  send(command: Command): void {
    this.sent.push(command);
  }
  ask(): Promise<Uint8Array<ArrayBuffer>> {
    return Promise.resolve(Uint8Array.of(1));
  }
  onEvent(listener: (event: WorkerEvent) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(event: WorkerEvent): void {
    this.#listener(event);
  }
  run(...events: RunEvent[]): void {
    this.say({ type: "run", events });
  }
}

function open(options: Partial<PlaygroundOptions> = {}) {
  const trainer = new ScriptedTrainer();
  const draft = createDraftStore();
  let starts = 0;
  const newStartId = () => String(++starts);
  return {
    trainer,
    draft,
    playground: new Playground({
      trainer,
      draft,
      filesUrl: "http://localhost/",
      newStartId,
      ...options,
    }),
  };
}

const record = (step: number) => ({
  step,
  loss: 2 / step,
  terms: { cross_entropy: 2 / step },
  learningRate: 1e-3,
  trainingMs: 10 * step,
});

test("start sends the draft with a run for each method, and logs what they tell", () => {
  const { trainer, draft, playground } = open();
  setField(draft, "steps", "5");
  playground.start();
  expect(trainer.sent).toMatchObject([
    { type: "start", runIds: ["1-ft", "1-lipsum-ft"], spec: { steps: 5 }, force: null },
  ]);
  trainer.run({ type: "steps", runId: "1-ft", records: [record(1), record(2)] });
  const [ft, lipsum] = playground.runs.getState().runs;
  expect(ft).toMatchObject({ label: "FT · steps 5", step: 2 });
  expect(lipsum).toMatchObject({ step: 0, state: { status: "waiting" } });
  const log = playground.logs.of("1-ft");
  expect([...log.loss.values]).toEqual([2, 1]);
  expect([...(log.terms.get("cross_entropy")?.values ?? [])]).toEqual([2, 1]);
});

test("methods keep their looks where the zero-shot model comes before them: it has its own", () => {
  const { draft, playground } = open();
  const slots = () => [...playground.view.getState().slots];
  expect(slots()).toEqual([
    ["ft", 0],
    ["lipsum-ft", 1],
  ]);
  toggleRecipe(draft, "zero-shot");
  toggleRecipe(draft, "lipsum-ft");
  expect(slots()).toEqual([["ft", 0]]);
});

test("a failure ends every run that has not ended, and the next start clears it", () => {
  const { trainer, playground } = open();
  playground.start();
  trainer.run({ type: "stopped", runId: "1-ft", step: 3 });
  const failure = { kind: "out-of-memory", message: "Too much." } as const;
  trainer.say({ type: "failed", failure });
  expect(trainer.isTerminated).toBe(true);
  const state = playground.runs.getState();
  expect(state.failure).toEqual(failure);
  expect(state.runs.map((run) => run.state.status)).toEqual(["stopped", "failed"]);
  playground.start();
  expect(playground.runs.getState()).toMatchObject({ failure: null, status: "loading" });
  expect(playground.runs.getState().runs).toHaveLength(4);
});

const lost = { kind: "device-lost", message: "The GPU was lost." } as const;

test("after a lost device the experiment goes on by itself, with a mark where it does", () => {
  const { trainer, playground } = open();
  playground.start();
  trainer.say({ type: "status", status: "training" });
  trainer.run({ type: "steps", runId: "1-ft", records: [1, 2, 3].map(record) });
  trainer.say({ type: "failed", failure: lost });
  expect(trainer.isTerminated).toBe(true);
  expect(trainer.sent.at(-1)).toMatchObject({
    ...{ type: "start", startId: "1", resume: "device-lost" },
    runIds: ["1-ft", "1-lipsum-ft"],
  });
  expect(playground.runs.getState()).toMatchObject({ failure: null, status: "loading" });
  trainer.run({ type: "restored", runId: "1-ft", step: 2, after: "device-lost" });
  trainer.run({ type: "steps", runId: "1-ft", records: [record(3)] });
  const [ft] = playground.runs.getState().runs;
  expect(ft).toMatchObject({ step: 3, marks: [{ step: 2, kind: "device-lost" }] });
  expect([...playground.logs.of("1-ft").step.values]).toEqual([1, 2, 3]);
});

test("an experiment that was paused when it broke off is paused again", () => {
  const { trainer, playground } = open();
  playground.start();
  trainer.say({ type: "status", status: "paused" });
  trainer.say({ type: "failed", failure: { kind: "crashed", message: "" } });
  expect(trainer.sent.map(({ type }) => type)).toEqual(["start", "start", "pause"]);
});

test("gives up after too many losses, and then a person may let it go on", () => {
  const { trainer, playground } = open();
  playground.start();
  trainer.run({ type: "steps", runId: "1-ft", records: [1, 2].map(record) });
  trainer.say({ type: "saved" });
  for (let loss = 0; loss < 4; loss++) trainer.say({ type: "failed", failure: lost });
  const { failure, runs, status } = playground.runs.getState();
  expect(failure?.message).toMatch(/^The GPU was lost\. That was 4 times in 5 minutes/);
  expect(runs.map((run) => run.state.status)).toEqual(["failed", "failed"]);
  expect(status).toBe("idle");
  const [interrupted] = playground.keeping.getState().interrupted;
  expect(interrupted).toMatchObject({ start: { startId: "1" }, step: 2 });
  playground.goOn(interrupted!);
  expect(trainer.sent.at(-1)).toMatchObject({ type: "start", startId: "1", resume: "resumed" });
  expect(playground.keeping.getState().interrupted).toEqual([]);
});

test("whatever starts an experiment says how much memory it may take", () => {
  const { trainer, draft, playground } = open();
  const { spec } = draft.getState();
  playground.memory.setState({ budgetBytes: 1e9 });
  playground.start();
  trainer.say({ type: "saved" });
  trainer.say({ type: "failed", failure: { kind: "too-large", message: "Too much." } });
  expect(playground.runs.getState().runs[0]!.state.status).toBe("failed");
  expect(trainer.isTerminated).toBe(false);
  playground.goOn(playground.keeping.getState().interrupted[0]!);
  trainer.say({ type: "status", status: "idle" });
  playground.queue.add([{ spec, fields: [] }]);
  trainer.say({ type: "status", status: "idle" });
  const [run] = playground.runs.getState().runs;
  playground.continueFrom(run!, { recipe: "wise-ft", spec, ingredients: 1, finished: 1 });
  expect(trainer.sent).toHaveLength(4);
  for (const sent of trainer.sent) expect(sent).toMatchObject({ type: "start", budgetBytes: 1e9 });
});

test("step on an idle page starts and asks for one step", () => {
  const { trainer, playground } = open();
  playground.step();
  expect(trainer.sent.map(({ type }) => type)).toEqual(["start", "step"]);
});

test("reset ends the worker and forgets the runs, not the set-up", () => {
  const { trainer, draft, playground } = open();
  setField(draft, "steps", "5");
  playground.start();
  playground.reset();
  expect(trainer.isTerminated).toBe(true);
  expect(playground.runs.getState()).toEqual({ runs: [], status: "idle", failure: null });
  expect(draft.getState().spec.steps).toBe(5);
});

test("a reset of runs that had ended is taken back, with their curves", () => {
  const { trainer, playground } = open();
  playground.start();
  const records = [{ step: 1, loss: 2, terms: {}, learningRate: 1, trainingMs: 3 }];
  trainer.run({ type: "steps", runId: "1-ft", records });
  trainer.run({ type: "stopped", runId: "1-ft", step: 1 });
  playground.reset();
  expect(playground.runs.getState().runs).toEqual([]);
  playground.undoRemove();
  expect(playground.runs.getState().runs.map(({ id }) => id)).toEqual(["1-ft"]);
  expect(playground.logs.of("1-ft").columns().loss).toEqual([2]);
});

test("a reset of what had not ended is taken back, and can go on from where it was saved", () => {
  const { trainer, playground } = open();
  playground.start();
  trainer.run({ type: "steps", runId: "1-ft", records: [record(1), record(2)] });
  trainer.say({ type: "saved" });
  playground.reset();
  expect(playground.runs.getState().runs).toEqual([]);
  expect(playground.keeping.getState().interrupted).toEqual([]);
  playground.undoRemove();
  const { runs } = playground.runs.getState();
  expect(runs.map(({ id, state }) => [id, state.status])).toEqual([
    ["1-ft", "paused"],
    ["1-lipsum-ft", "paused"],
  ]);
  const [interrupted] = playground.keeping.getState().interrupted;
  expect(interrupted).toMatchObject({ step: 2, start: { startId: "1" } });
  playground.goOn(interrupted!);
  expect(trainer.sent.at(-1)).toMatchObject({ startId: "1", resume: "resumed" });
});

test("a reset of what was not saved yet is for good, as is one that is let go", () => {
  const { trainer, playground } = open();
  playground.start();
  playground.reset();
  playground.undoRemove();
  expect(playground.runs.getState().runs).toEqual([]);
  playground.start();
  trainer.say({ type: "saved" });
  playground.reset();
  playground.removed.forget();
  playground.undoRemove();
  expect(playground.runs.getState().runs).toEqual([]);
  expect(playground.keeping.getState().interrupted).toEqual([]);
});

test("only an ended run can be taken off the charts", () => {
  const { trainer, playground } = open();
  playground.start();
  playground.remove(["1-ft"]);
  expect(playground.runs.getState().runs).toHaveLength(2);
  trainer.run({ type: "stopped", runId: "1-ft", step: 0 });
  playground.remove(["1-ft"]);
  expect(playground.runs.getState().runs.map(({ id }) => id)).toEqual(["1-lipsum-ft"]);
});

test("a broken file keeps the worker, and with it the weights of earlier runs", () => {
  const { trainer, playground } = open();
  playground.start();
  trainer.say({ type: "failed", failure: { kind: "bad-file", message: "not a model" } });
  expect(trainer.isTerminated).toBe(false);
  expect(playground.runs.getState().status).toBe("idle");
});
