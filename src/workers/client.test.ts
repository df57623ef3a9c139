import { expect, test } from "vitest";
import { FailureError } from "../shared/failure.ts";
import { TrainerClient } from "./client.ts";
import type { WorkerPort } from "./client.ts";
import type { FromWorker, ToWorker, WorkerEvent } from "./protocol.ts";

class FakePort implements WorkerPort {
  readonly posted: ToWorker[] = [];
  isTerminated = false;
  onmessage: WorkerPort["onmessage"] = null;
  onerror: WorkerPort["onerror"] = null;
  onmessageerror: WorkerPort["onmessageerror"] = null;
  postMessage(message: ToWorker): void {
    this.posted.push(structuredClone(message));
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(data: FromWorker): void {
    this.onmessage?.({ data: structuredClone(data) });
  }
}

function connect() {
  const ports: FakePort[] = [];
  const client = new TrainerClient(() => {
    ports.push(new FakePort());
    return ports.at(-1)!;
  });
  const events: WorkerEvent[] = [];
  client.onEvent((event) => events.push(event));
  return { client, ports, events };
}

test("starts no worker before the first message", () => {
  const { client, ports } = connect();
  expect(ports).toHaveLength(0);
  client.send({ type: "pause" });
  client.send({ type: "resume" });
  expect(ports).toHaveLength(1);
  expect(ports[0]!.posted).toHaveLength(2);
});

test("ties each answer to its question, in any order", async () => {
  const { client, ports } = connect();
  const first = client.ask("exportWeights", { runId: "a" });
  const second = client.ask("exportWeights", { runId: "b" });
  const [a, b] = ports[0]!.posted;
  if (a?.kind !== "request" || b?.kind !== "request") throw new Error("expected two requests");
  ports[0]!.say({ kind: "answer", requestId: b.requestId, result: Uint8Array.of(2) });
  ports[0]!.say({ kind: "answer", requestId: a.requestId, result: Uint8Array.of(1) });
  expect([await first, await second]).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
});

test("a refusal rejects with its failure", async () => {
  const { client, ports } = connect();
  const answer = client.ask("exportWeights", { runId: "a" });
  ports[0]!.say({
    kind: "refusal",
    requestId: 1,
    failure: { kind: "bad-file", message: "no weights" },
  });
  await expect(answer).rejects.toEqual(new FailureError("bad-file", "no weights"));
});

test("passes on how far an answer is, and asks for its end where nobody waits any more", async () => {
  const { client, ports } = connect();
  const cancellation = new AbortController();
  const seen: number[] = [];
  const answer = client.ask(
    "exportWeights",
    { runId: "a" },
    { signal: cancellation.signal, onProgress: ({ done }) => seen.push(done) },
  );
  ports[0]!.say({ kind: "progress", requestId: 1, progress: { done: 3, total: 4 } });
  cancellation.abort();
  expect(ports[0]!.posted.at(-1)).toEqual({ kind: "cancel", requestId: 1 });
  ports[0]!.say({ kind: "refusal", requestId: 1, failure: { kind: "cancelled", message: "" } });
  await expect(answer).rejects.toMatchObject({ kind: "cancelled" });
  expect(seen).toEqual([3]);
});

test("a crash ends the worker, refuses what was asked, and is told in words; then a new one starts", async () => {
  const { client, ports, events } = connect();
  const answer = client.ask("exportWeights", { runId: "a" });
  ports[0]!.onerror?.({ message: "table index is out of bounds" });
  await expect(answer).rejects.toThrow("The training worker broke off");
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ type: "failed", failure: { kind: "crashed" } });
  expect(ports[0]!.isTerminated).toBe(true);
  client.send({ type: "pause" });
  expect(ports).toHaveLength(2);
});

test("terminate refuses what is still asked as cancelled", async () => {
  const { client } = connect();
  const answer = client.ask("exportWeights", { runId: "a" });
  client.terminate();
  await expect(answer).rejects.toMatchObject({ kind: "cancelled" });
});
