import { expect, test } from "vitest";
import type { RunEvent } from "../experiment/record.ts";
import type { Command, TrainerApi, WorkerEvent } from "../workers/protocol.ts";
import { createDraftStore, setField } from "./draft.ts";
import { Playground } from "./playground.ts";

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

function open() {
  const trainer = new ScriptedTrainer();
  const draft = createDraftStore();
  return {
    trainer,
    draft,
    playground: new Playground({ trainer, draft, filesUrl: "http://localhost/" }),
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

test("a failure ends every run that has not ended, and the next start clears it", () => {
  const { trainer, playground } = open();
  playground.start();
  trainer.run({ type: "stopped", runId: "1-ft", step: 3 });
  const failure = { kind: "device-lost", message: "The GPU was lost." } as const;
  trainer.say({ type: "failed", failure });
  expect(trainer.isTerminated).toBe(true);
  const state = playground.runs.getState();
  expect(state.failure).toEqual(failure);
  expect(state.runs.map((run) => run.state.status)).toEqual(["stopped", "failed"]);
  playground.start();
  expect(playground.runs.getState()).toMatchObject({ failure: null, status: "loading" });
  expect(playground.runs.getState().runs).toHaveLength(4);
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

test("only an ended run can be taken off the charts", () => {
  const { trainer, playground } = open();
  playground.start();
  playground.remove("1-ft");
  expect(playground.runs.getState().runs).toHaveLength(2);
  trainer.run({ type: "stopped", runId: "1-ft", step: 0 });
  playground.remove("1-ft");
  expect(playground.runs.getState().runs.map(({ id }) => id)).toEqual(["1-lipsum-ft"]);
});

test("a broken file keeps the worker, and with it the weights of earlier runs", () => {
  const { trainer, playground } = open();
  playground.start();
  trainer.say({ type: "failed", failure: { kind: "bad-file", message: "not a model" } });
  expect(trainer.isTerminated).toBe(false);
  expect(playground.runs.getState().status).toBe("idle");
});
