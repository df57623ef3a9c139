import { expect, test } from "vitest";
import { RunArchive } from "../archive/runArchive.ts";
import type { RunEvent } from "../experiment/record.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { ExperimentOptions } from "../training/experimentOptions.ts";
import { FailureError } from "../shared/failure.ts";
import type { Failure } from "../shared/failure.ts";
import { memoryTree } from "../library/memoryTree.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { blobSource } from "../shared/byteSource.ts";
import type { Checkpoint } from "../training/checkpoint/checkpoint.ts";
import { readCheckpoint } from "../training/checkpoint/checkpointFile.ts";
import type { FromWorker, ToWorker, WorkerEvent } from "./protocol.ts";
import { requestTable } from "./requests/requestTable.ts";
import { TrainerHost } from "./trainerHost.ts";
import type { TrainerParts } from "./trainerHost.ts";

const start = {
  kind: "command",
  command: {
    type: "start",
    startId: "1",
    resume: null,
    runIds: ["a"],
    // The host hands the spec on unread.
    spec: {} as ExperimentSpec,
    site: { filesUrl: "http://localhost/", held: new Map() },
    force: null,
    budgetBytes: 4e9,
  },
} as const satisfies ToWorker;

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
    device: { kind: "wasm", name: "CPU", reason: { message: "a test" }, isSoftware: false },
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
      openArchive: () => Promise.resolve(new RunArchive(memoryTree())),
      hold: () => Promise.resolve(() => undefined),
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
  const of = (id: number) => answers.find((one) => "requestId" in one && one.requestId === id);
  expect(of(0)).toEqual({ kind: "answer", requestId: 0, result: Uint8Array.of(7) });
  expect(of(1)).toMatchObject({
    kind: "refusal",
    requestId: 1,
    failure: { kind: "bad-file" },
  });
});

test("takes the weights of a run in training, which answer to an id of their own", async () => {
  const {
    host: trainer,
    events,
    answers,
    idle,
  } = host({
    async *runExperiment({ snapshots }) {
      snapshots!.source = (runId) =>
        Promise.resolve(runId === "a" ? { step: 1, weights: Uint8Array.of(9) } : null);
      for (let pulls = 0; pulls < 20; pulls++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        yield* oneStep();
      }
    },
  });
  const answerTo = async (ask: Extract<ToWorker, { kind: "request" }>) => {
    trainer.receive(ask);
    const own = () => answers.find((one) => "requestId" in one && one.requestId === ask.requestId);
    await expect.poll(own).toBeDefined();
    return own();
  };
  trainer.receive(start);
  await expect.poll(() => events.some(({ type }) => type === "run")).toBe(true);
  const { site } = start.command;
  const values = { model: "m", dataset: "d", prompts: "one", classNames: "spaces" } as const;
  const place = { values, site, force: null };
  const snapshot = (requestId: number, runId: string) =>
    answerTo({ kind: "request", requestId, name: "snapshot", params: { ...place, runId } });
  expect(await snapshot(0, "a")).toMatchObject({ result: { id: "a@1", step: 1 } });
  expect(await snapshot(1, "b")).toMatchObject({ failure: { kind: "bad-file" } });
  await idle;
  const exported = (requestId: number, runId: string) =>
    answerTo({ kind: "request", requestId, name: "exportWeights", params: { runId } });
  expect(await exported(2, "a@1")).toMatchObject({ result: Uint8Array.of(9) });
  expect(await exported(3, "a@2")).toMatchObject({ failure: { kind: "bad-file" } });
});

test("a change of the learning rate is told before it is answered, in a pause too, and refused where nothing trains", async () => {
  const trainer = host({
    async *runExperiment({ rate }) {
      rate!.taker = (learningRate) =>
        learningRate === 1
          ? []
          : [{ type: "rescheduled", runId: "a", rateChanges: `1:${learningRate}` }];
      try {
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          yield* oneStep();
        }
      } finally {
        rate!.taker = null;
      }
    },
  });
  const { events, answers, idle } = trainer;
  const changeTo = async (requestId: number, learningRate: number) => {
    const params = { learningRate };
    trainer.host.receive({ kind: "request", requestId, name: "changeRate", params });
    const own = () => answers.find((one) => "requestId" in one && one.requestId === requestId);
    await expect.poll(own).toBeDefined();
    return own();
  };
  const told = () =>
    events
      .flatMap((event) => (event.type === "run" ? event.events : []))
      .flatMap((event) => (event.type === "rescheduled" ? [event.rateChanges] : []));
  const hasStatus = (wanted: string) =>
    events.some((event) => event.type === "status" && event.status === wanted);
  trainer.host.receive(start);
  await expect.poll(() => events.some(({ type }) => type === "run")).toBe(true);
  expect(await changeTo(0, 1e-3)).toMatchObject({ result: null });
  expect(told()).toEqual(["1:0.001"]);
  trainer.host.receive({ kind: "command", command: { type: "pause" } });
  await expect.poll(() => hasStatus("paused")).toBe(true);
  expect(await changeTo(1, 1e-4)).toMatchObject({ result: null });
  expect(told()).toEqual(["1:0.001", "1:0.0001"]);
  expect(await changeTo(2, 7)).toMatchObject({ failure: { kind: "bad-spec" } });
  expect(await changeTo(3, 1)).toMatchObject({ failure: { coded: { code: "rateNotNow" } } });
  trainer.host.receive({ kind: "command", command: { type: "stop" } });
  await idle;
  expect(await changeTo(4, 1e-3)).toMatchObject({ failure: { coded: { code: "rateNotNow" } } });
  expect(told()).toHaveLength(2);
});

const checkpoint: Checkpoint = {
  spec: { ...defaultSpec(), recipes: ["ft"] },
  files: { model: null, data: null },
  ...{ runIds: ["a"], story: [], ended: ["b"], group: null, finished: new Map() },
};

/** Saves once, as an experiment does between two updates. */
async function* saving({ checkpoints }: ExperimentOptions): AsyncGenerator<RunEvent> {
  yield* oneStep();
  await checkpoints?.save(() => ({ ...checkpoint, group: null }));
}

test("saves where the experiment is, and goes on from there in another worker", async () => {
  const archive = new RunArchive(memoryTree());
  const openArchive = () => Promise.resolve(archive);
  const first = host({ openArchive, runExperiment: saving });
  first.host.receive(start);
  await first.idle;
  expect(first.events.map(({ type }) => type)).toContain("saved");
  const file = await archive.checkpointOf("1");
  expect(await readCheckpoint(blobSource("checkpoint", file!))).toEqual(checkpoint);

  const asked: Partial<ExperimentOptions>[] = [];
  const second = host({
    openArchive,
    async *runExperiment({ from, restoredAfter }) {
      asked.push({ from, restoredAfter: restoredAfter! });
      yield* oneStep();
    },
  });
  second.host.receive({ ...start, command: { ...start.command, resume: "device-lost" } });
  await second.idle;
  expect(asked).toEqual([{ from: checkpoint, restoredAfter: "device-lost" }]);
});

test("what was never saved begins again", async () => {
  const asked: unknown[] = [];
  const { host: trainer, idle } = host({
    async *runExperiment({ from }) {
      asked.push(from);
      yield* oneStep();
    },
  });
  trainer.receive({ ...start, command: { ...start.command, resume: "restarted" } });
  await idle;
  expect(asked).toMatchObject([{ runIds: ["a"], story: [], ended: [], group: null }]);
});

test("tells where the browser keeps nothing, and trains all the same", async () => {
  const { host: trainer, events, idle } = host({ openArchive: () => Promise.resolve(null) });
  trainer.receive(start);
  await idle;
  expect(events.map(({ type }) => type)).toContain("unsaved");
  expect(events.map(({ type }) => type)).toContain("run");
});

test("holds the experiment's lock as long as it runs", async () => {
  const told: string[] = [];
  const { host: trainer, idle } = host({
    hold: (name) => {
      told.push(name);
      return Promise.resolve(() => void told.push("released"));
    },
    async *runExperiment() {
      yield* oneStep();
      told.push("ran");
    },
  });
  trainer.receive(start);
  await idle;
  expect(told).toEqual(["lipsum-experiment/1", "ran", "released"]);
});
