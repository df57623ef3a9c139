import { expect, test } from "vitest";
import { memoryTree } from "../library/memoryTree.ts";
import { FailureError } from "../shared/failure.ts";
import type { ImporterApi, TaskOptions } from "../workers/importProtocol.ts";
import { defaultHosts, rememberedHosts, rememberHosts } from "./hosts.ts";
import { Library } from "./library.ts";

type Answer = (name: string, options: TaskOptions) => Promise<unknown>;

function library(answer: Answer, tree = memoryTree()) {
  const asked: string[] = [];
  const run = (name: string, _: unknown, __: unknown, options: TaskOptions) => {
    asked.push(name);
    return answer(name, options);
  };
  const made = new Library({
    // One answer for every task: what its type is, the test knows.
    importer: { run } as unknown as ImporterApi,
    openTree: () => Promise.resolve(tree),
    filesUrl: "http://localhost/",
    hosts: defaultHosts,
    rememberHosts: () => undefined,
    storage: {
      persist: () => {
        asked.push("persist");
        return Promise.resolve(true);
      },
    },
  });
  return { library: made, tree, asked };
}

test("a fetch asks that it be kept, tells its progress and rate, and ends idle", async () => {
  const seen: unknown[] = [];
  const { library: made, asked } = library((_, { onProgress }) => {
    onProgress?.({ type: "bytes", loaded: 1, total: 9 });
    seen.push(made.store.getState().model);
    return Promise.resolve({ name: "hf:o/clip" });
  });
  await made.fetchModel("hf:o/clip");
  expect(asked).toEqual(["persist", "fetchModel"]);
  expect(seen).toMatchObject([
    { status: "running", task: "fetchModel", progress: { loaded: 1, total: 9 } },
  ]);
  expect(made.store.getState()).toMatchObject({ model: { status: "idle" }, models: [] });
});

test("a failure stays until it is dismissed; what was held by then is kept for the next try", async () => {
  const { library: made } = library((_, { onHeld }) => {
    onHeld?.(new Map([["hub/a/0.x", new Blob(["x"])]]));
    return Promise.reject(new FailureError("download", "the host is away"));
  });
  expect(await made.fetchModel("hf:o/clip")).toBeNull();
  const { model, held, data } = made.store.getState();
  expect(model).toMatchObject({ status: "failed", failure: { message: "the host is away" } });
  expect([[...held.keys()], data.status]).toEqual([["hub/a/0.x"], "idle"]);
  made.dismiss("model");
  expect(made.store.getState().model.status).toBe("idle");
});

test("cancelling is no failure", async () => {
  const { library: made } = library(
    (_, { signal }) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener("abort", () => reject(new FailureError("cancelled", "stopped"))),
      ),
  );
  const fetching = made.fetchModel("hf:o/clip");
  await new Promise((resolve) => setTimeout(resolve));
  made.cancel("model");
  expect(await fetching).toBeNull();
  expect(made.store.getState().model.status).toBe("idle");
});

test("clearing throws away models and data, held or kept, and nothing else", async () => {
  const tree = memoryTree();
  for (const path of ["hub/a/0.x", "models/mine/config.json", "datasets/mine/x", "runs/1"])
    await tree.write(path, new Uint8Array(5));
  const { library: made } = library(() => Promise.resolve(null), tree);
  made.store.setState({ held: new Map([["hub/b/0.x", new Blob(["x"])]]) });
  await made.refresh();
  expect(made.store.getState().storage).toEqual({
    keptBytes: 16,
    freeBytes: null,
    isPersisted: null,
  });
  await made.clear();
  expect(made.store.getState()).toMatchObject({ storage: { keptBytes: 0 } });
  expect(made.store.getState().held.size).toBe(0);
  expect((await tree.list("runs")).size).toBe(1);
});

test("hosts are remembered, and what is no address is refused", () => {
  const kept = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  expect(rememberedHosts(storage)).toEqual(defaultHosts);
  rememberHosts(storage, { ...defaultHosts, hub: "https://mirror.example" });
  expect(rememberedHosts(storage).hub).toBe("https://mirror.example");
  for (const key of kept.keys()) kept.set(key, '{"hub":"javascript:alert(1)"}');
  expect(rememberedHosts(storage)).toEqual(defaultHosts);
  const { library: made } = library(() => Promise.resolve(null));
  expect(() => made.setHosts({ ...defaultHosts, hub: "mirror" })).toThrow(/must be an address/);
});
