import { expect, test } from "vitest";
import type { RunEvent } from "../experiment/record.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { FailureError } from "../shared/failure.ts";
import type { Failure } from "../shared/failure.ts";
import type { FromWorker, ToWorker, WorkerEvent } from "./protocol.ts";
import { requestTable } from "./requests/requestTable.ts";
import { TrainerHost } from "./trainerHost.ts";
import type { TrainerParts } from "./trainerHost.ts";

const start: ToWorker = {
  kind: "command",
  command: {
    type: "start",
    runIds: ["a"],
    // The host hands the spec on unread.
    spec: {} as ExperimentSpec,
    site: { filesUrl: "http://localhost/", held: new Map() },
    force: null,
  },
};

async function* oneStep(): AsyncGenerator<RunEvent> {
  yield { type: "started", runId: "a", recipe: "ft", warmupMs: 1, trainedParameters: 2 };
  await Promise.resolve();
  yield {
    type: "steps",
    runId: "a",
    records: [{ step: 1, loss: 1, terms: {}, learningRate: 1, trainingMs: 1 }],
  };
}

function host(parts: Partial<TrainerParts> & { lost?: Promise<Failure> } = {}) {
  const events: WorkerEvent[] = [];
  const answers: FromWorker[] = [];
  let onIdle: () => void = () => undefined;
  const idle = new Promise<void>((resolve) => (onIdle = resolve));
  const runtime = {
    device: { kind: "wasm", name: "CPU", reason: "a test", isSoftware: false },
    lost: parts.lost ?? new Promise<Failure>(() => undefined),
    dispose: () => Promise.resolve(),
    // The host computes nothing: of a Runtime it reads the device, and whether it is lost.
  } as Partial<Runtime> as Runtime;
  const made = new TrainerHost(
    {
      chooseRuntime: () => Promise.resolve(runtime),
      openSite: () => ({ read: () => Promise.reject(new Error("not in this test")) }),
      runExperiment: oneStep,
      requestTable,
      ...parts,
    },
    (message) => {
      if (message.kind !== "event") answers.push(message);
      else {
        events.push(message.event);
        if (message.event.type === "status" && message.event.status === "idle") onIdle();
      }
    },
  );
  return { host: made, events, answers, idle };
}

test("tells loading, the device, the run, and idle, in this order", async () => {
  const { host: trainer, events, idle } = host();
  trainer.receive(start);
  await idle;
  expect(events.map((e) => (e.type === "status" ? e.status : e.type))).toEqual([
    "loading",
    "device",
    "run",
    "run",
    "idle",
  ]);
});

test("what the experiment throws crosses as a failure, then idle", async () => {
  const {
    host: trainer,
    events,
    idle,
  } = host({
    // eslint-disable-next-line require-yield -- it fails before its first event
    async *runExperiment() {
      await Promise.resolve();
      throw new FailureError("download", "'index.json' could not be downloaded");
    },
  });
  trainer.receive(start);
  await idle;
  expect(events.at(-2)).toMatchObject({ type: "failed", failure: { kind: "download" } });
});

test("a lost device ends an experiment that waits for it for ever", async () => {
  let lose: (failure: Failure) => void = () => undefined;
  const lost = new Promise<Failure>((resolve) => (lose = resolve));
  const {
    host: trainer,
    events,
    idle,
  } = host({
    lost,
    async *runExperiment() {
      yield* oneStep();
      await new Promise(() => undefined);
    },
  });
  trainer.receive(start);
  setTimeout(() => lose({ kind: "device-lost", message: "The GPU was lost." }), 20);
  await idle;
  expect(events.at(-2)).toEqual({
    type: "failed",
    failure: expect.objectContaining({ kind: "device-lost" }) as Failure,
  });
});

test("stop while loading aborts the downloads and is no failure", async () => {
  const {
    host: trainer,
    events,
    idle,
  } = host({
    openSite: (_, { signal }) => ({
      read: () =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener("abort", () => {
            reject(new FailureError("cancelled", "stopped"));
          });
        }),
    }),
    async *runExperiment({ files }) {
      await files.read("slow");
      yield* oneStep();
    },
  });
  trainer.receive(start);
  setTimeout(() => trainer.receive({ kind: "command", command: { type: "stop" } }), 20);
  await idle;
  const types = events.flatMap((e) => (e.type === "run" ? e.events.map((r) => r.type) : [e.type]));
  expect(types).not.toContain("failed");
  expect(types).toContain("stopped");
});

test("gives the weights of an ended run and refuses those of any other", async () => {
  const {
    host: trainer,
    answers,
    idle,
  } = host({
    async *runExperiment({ onWeights }) {
      yield* oneStep();
      onWeights?.("a", Uint8Array.of(7));
    },
  });
  trainer.receive(start);
  await idle;
  for (const [requestId, runId] of [["a"], ["b"]].entries()) {
    trainer.receive({
      kind: "request",
      requestId,
      name: "exportWeights",
      params: { runId: runId[0]! },
    });
  }
  await expect.poll(() => answers).toHaveLength(2);
  expect(answers[0]).toEqual({ kind: "answer", requestId: 0, result: Uint8Array.of(7) });
  expect(answers[1]).toMatchObject({
    kind: "refusal",
    requestId: 1,
    failure: { kind: "bad-file" },
  });
});
