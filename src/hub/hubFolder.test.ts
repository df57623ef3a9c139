import { afterEach, expect, test, vi } from "vitest";
import { readWhole } from "../shared/byteSource.ts";
import type { DownloadProgress } from "../shared/files.ts";
import { memoryStore } from "./byteStore.ts";
import type { HubOptions } from "./hubFolder.ts";
import { hubFolder } from "./hubFolder.ts";
import type { LoopbackHub, LoopbackOptions } from "./loopbackHub.ts";
import { startLoopbackHub } from "./loopbackHub.ts";
import { parseRepository } from "./repository.ts";

const weights = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 13) & 255);
const config = new TextEncoder().encode('{"model_type":"clip"}');
const files = { "o/clip/config.json": config, "o/clip/onnx/vision model.bin": weights };
const repository = parseRepository("o/clip")!;

let hub: LoopbackHub | null = null;
afterEach(async () => {
  await hub?.close();
  hub = null;
});

async function start(options: Partial<LoopbackOptions> = {}): Promise<LoopbackHub> {
  return (hub = await startLoopbackHub({ files, ...options }));
}

/** As a visit reads a repository: what is there, whole, and what is not. */
async function visit(options: HubOptions) {
  const folder = hubFolder(repository, {
    attempts: 2,
    backoffMs: 1,
    inactivityMs: 30_000,
    ...options,
  });
  const read = async (path: string) => {
    const source = await folder.open(path);
    return source && readWhole(source);
  };
  expect(await read("config.json")).toEqual(config);
  expect(await read("templates.json")).toBeNull();
  expect(Buffer.compare((await read("onnx/vision model.bin"))!, weights)).toBe(0);
}

test("a second visit makes no request", async () => {
  const { host, requests } = await start();
  const store = memoryStore();
  await visit({ host, store });
  expect(requests).toEqual([
    "api o/clip",
    "o/clip/config.json 0-65535",
    "o/clip/onnx/vision model.bin 0-65535",
    "o/clip/onnx/vision model.bin 0-199999",
  ]);
  requests.length = 0;
  await visit({ host, store });
  expect(requests).toEqual([]);
});

test("nor does one to a mirror that has no list", async () => {
  const { host, requests } = await start({ isMirror: true });
  const store = memoryStore();
  await visit({ host, store });
  expect(requests.filter((request) => request.endsWith("missing"))).toEqual([
    "o/clip/templates.json missing",
  ]);
  requests.length = 0;
  await visit({ host, store });
  expect(requests).toEqual([]);
});

test("nothing is fetched before it is asked for, and no store is needed", async () => {
  const { host, requests } = await start();
  hubFolder(repository, { host });
  expect(requests).toEqual([]);
  await visit({ host });
});

test("progress is told in bytes of each file, from the hub and from the store", async () => {
  const { host } = await start();
  const store = memoryStore();
  for (let visits = 0; visits < 2; visits++) {
    const told: DownloadProgress[] = [];
    await visit({ host, store, onProgress: (progress) => told.push(progress) });
    const path = "onnx/vision model.bin";
    const last = told.filter((progress) => progress.path === path).at(-1);
    expect(last).toEqual({ path, loadedBytes: weights.length, totalBytes: weights.length });
  }
});

test("bytes that are not those that the hub lists never arrive", async () => {
  const { host } = await start({ hash: (file) => (file.endsWith(".bin") ? "0".repeat(64) : null) });
  const store = memoryStore();
  await expect(visit({ host, store })).rejects.toThrow(/should be 0000.*try again/);
  await expect(visit({ host })).rejects.toThrow(/should be 0000.*try again/);
});

test("a file that is listed and not there is said to be", async () => {
  const fault: LoopbackOptions["fault"] = () => ({ type: "status", status: 404 });
  const { host } = await start({ fault });
  await expect(visit({ host })).rejects.toThrow(
    /config.json could not be read: the hub lists this file and does not have it/,
  );
});

test("a list that is none is named", async () => {
  vi.stubGlobal("fetch", () =>
    Promise.resolve(new Response('{"error":1}', { headers: { "content-length": "11" } })),
  );
  try {
    await expect(visit({})).rejects.toThrow(
      'https://huggingface.co/api/models/o/clip/tree/main?recursive=true must be an array, got {"error":1}',
    );
  } finally {
    vi.unstubAllGlobals();
  }
});
