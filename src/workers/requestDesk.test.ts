import { expect, test } from "vitest";
import type { MethodCosts } from "../experiment/methodCost.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { FailureError } from "../shared/failure.ts";
import type { Failure } from "../shared/failure.ts";
import { ArchivedWeights } from "./archivedWeights.ts";
import type { FromWorker } from "./protocol.ts";
import type { DeskParts } from "./requestDesk.ts";
import { RequestDesk } from "./requestDesk.ts";
import { requestTable } from "./requests/requestTable.ts";
import type { RequestTable } from "./requests/requestTable.ts";

const nowhere = Promise.resolve(null);

/** A desk with a costs handler of the test's own. */
function desk(costs: RequestTable["costs"], parts: Partial<DeskParts> = {}) {
  const posted: FromWorker[] = [];
  const made = new RequestDesk({
    table: { ...requestTable, costs },
    weights: new ArchivedWeights(nowhere, () => undefined),
    changeRate: () => Promise.reject(new Error("not in this test")),
    snapshot: () => Promise.reject(new Error("not in this test")),
    archive: nowhere,
    openSite: ({ filesUrl }) => ({ read: () => Promise.reject(new Error(filesUrl)) }),
    runtimeFor: () => Promise.reject(new Error("not in this test")),
    post: (message) => posted.push(message),
    ...parts,
  });
  const ask = () => made.answer({ kind: "request", requestId: 7, name: "costs", params });
  return { desk: made, posted, ask };
}

const site = { filesUrl: "http://localhost/", held: new Map() };
const params = { spec: { version: 1 } as ExperimentSpec, site };
const costs = {} as MethodCosts;
const never = new Promise<never>(() => undefined);

test("hands on the params and the files of the site that they name", async () => {
  const asked: unknown[] = [];
  const { posted, ask } = desk(async ({ spec, site: place }, { files }) => {
    const read = await files(place)
      .read("")
      .catch((error: unknown) => (error as Error).message);
    asked.push(spec, read);
    return costs;
  });
  await ask();
  expect(posted).toEqual([{ kind: "answer", requestId: 7, result: costs }]);
  expect(asked).toEqual([params.spec, "http://localhost/"]);
});

test("refuses in words what it cannot answer", async () => {
  const { posted, ask } = desk(() =>
    Promise.reject(new FailureError("bad-spec", "too many blocks")),
  );
  await ask();
  const failure = { kind: "bad-spec", message: "too many blocks" };
  expect(posted).toMatchObject([{ kind: "refusal", requestId: 7, failure }]);
});

test("tells how far it is before it answers", async () => {
  const { posted, ask } = desk((_, { report }) => {
    report({ done: 1, total: 2 });
    return Promise.resolve(costs);
  });
  await ask();
  expect(posted).toEqual([
    { kind: "progress", requestId: 7, progress: { done: 1, total: 2 } },
    { kind: "answer", requestId: 7, result: costs },
  ]);
});

test("what is cancelled is refused at once, and whoever works on it can tell", async () => {
  let seen: AbortSignal | null = null;
  const {
    desk: asked,
    posted,
    ask,
  } = desk((_, { signal }) => {
    seen = signal;
    return never;
  });
  const answer = ask();
  asked.cancel(7);
  await answer;
  expect(posted).toMatchObject([{ kind: "refusal", failure: { kind: "cancelled" } }]);
  expect(seen).toMatchObject({ aborted: true });
});

test("a device that is lost refuses whoever waits for it", async () => {
  let lose: (failure: Failure) => void = () => undefined;
  const lost = new Promise<Failure>((resolve) => (lose = resolve));
  // The desk reads nothing else of a runtime.
  const runtime = { lost } as Partial<Runtime> as Runtime;
  const { posted, ask } = desk(
    async (_, site) => {
      await site.runtime(null);
      lose({ kind: "device-lost", message: "The GPU was lost." });
      return never;
    },
    { runtimeFor: () => Promise.resolve(runtime) },
  );
  await ask();
  expect(posted).toMatchObject([{ kind: "refusal", failure: { kind: "device-lost" } }]);
});
