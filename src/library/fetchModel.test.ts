import { afterEach, expect, test } from "vitest";
import { readClipModel } from "../clip/model.ts";
import type { Fault, LoopbackHub, LoopbackOptions } from "../hub/loopbackHub.ts";
import { startLoopbackHub } from "../hub/loopbackHub.ts";
import { describeHubModel, fetchModel } from "./fetchModel.ts";
import { totalOf } from "./fileTree.ts";
import { keptModels, removeKeptModel, unfinishedBytes } from "./keptModel.ts";
import { keptModelFolder } from "./keptModelFolder.ts";
import { memoryTree } from "./memoryTree.ts";
import { spillingTree } from "./spillingTree.ts";
import { testModelFiles } from "./testModel.ts";

const name = "hf:o/clip";
const weights = "o/clip/model.safetensors";
const files = Object.fromEntries(
  [...testModelFiles(0.5)].map(([path, bytes]) => [`o/clip/${path}`, bytes]),
);
const totalBytes = Object.values(files).reduce((sum, { length }) => sum + length, 0);

let hub: LoopbackHub | null = null;
afterEach(async () => {
  await hub?.close();
  hub = null;
});

async function start(options: Partial<LoopbackOptions> = {}) {
  hub = await startLoopbackHub({ files, ...options });
  return { host: hub.host, attempts: 2, backoffMs: 1, inactivityMs: 2000 };
}

const noSite = () => {
  throw new Error("nothing of the site is asked for");
};
const open = (tree: ReturnType<typeof memoryTree>, of = name) =>
  readClipModel(keptModelFolder(Promise.resolve(tree), of, noSite));

test("says what it would fetch, and reads no weights for it", async () => {
  const place = await start();
  const { bytes, imageSize, files: listed } = await describeHubModel(memoryTree(), name, place);
  expect([bytes, imageSize, listed.length]).toEqual([totalBytes, 16, 5]);
  expect(hub!.requests.filter((request) => request.startsWith(weights))).toEqual([]);
});

test("what was fetched opens without a request, and the next fetch makes none", async () => {
  const place = await start();
  const tree = memoryTree();
  const progress: number[] = [];
  const onProgress = (loaded: number, total: number) => {
    expect(total).toBe(totalBytes);
    progress.push(loaded);
  };
  await fetchModel(tree, name, { ...place, onProgress });
  expect(progress.at(-1)).toBe(totalBytes);
  hub!.requests.length = 0;
  const model = await open(tree);
  expect(model.imageWeights.get("visual_projection.weight")?.[0]).toBe(0.5);
  await fetchModel(tree, name, place);
  expect(hub!.requests).toEqual([]);
  expect(await unfinishedBytes(tree, "hub")).toBe(0);
});

test("a model that is not here is not fetched by opening it", async () => {
  await start();
  await expect(open(memoryTree())).rejects.toThrow(
    /'hf:o\/clip' is not in this browser\. Open Model, fetch it/,
  );
  expect(hub!.requests).toEqual([]);
});

test("without room it is held in memory, and opens all the same", async () => {
  const place = await start();
  const held = new Map<string, Blob>();
  const kept = memoryTree(1000);
  await fetchModel(spillingTree(kept, held), name, place);
  expect(totalOf(new Map([...held].map(([path, { size }]) => [path, size])))).toBeGreaterThan(1000);
  const model = await open(spillingTree(kept, held));
  expect(model.config.image.imageSize).toBe(16);
});

test("removing it leaves what another model shares", async () => {
  const copies = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path.replace("o/", "p/"), bytes]),
  );
  const place = await start({ files: { ...files, ...copies } });
  const tree = memoryTree();
  await fetchModel(tree, name, place);
  await fetchModel(tree, "hf:p/clip", place);
  await removeKeptModel(tree, name);
  expect((await keptModels(tree)).map((model) => model.name)).toEqual(["hf:p/clip"]);
  expect((await open(tree, "hf:p/clip")).config.projectionDim).toBe(16);
  await removeKeptModel(tree, "hf:p/clip");
  expect(totalOf(await tree.list("hub"))).toBe(0);
});

const faults: readonly (readonly [string, Fault, RegExp])[] = [
  ["404", { type: "status", status: 404 }, /the hub lists this file and does not have it/],
  ["403", { type: "status", status: 403 }, /answered 403: it is private/],
  ["416", { type: "status", status: 416 }, /does not tell the file's size|416/],
  ["503", { type: "status", status: 503 }, /answered 503, 2 times in a row/],
  ["truncated", { type: "truncate", bytes: 100 }, /ended after 100 of \d+ bytes, 2 times/],
  ["dropping", { type: "drop", bytes: 100 }, /2 times in a row/],
  ["silent", { type: "stall", bytes: 100 }, /nothing arrived for 2 s, 2 times in a row/],
  ["a page", { type: "whole", contentType: "text/html" }, /sent a page in place of the file/],
];

test.each(faults)("%s ends in words, and a later try goes on", async (_, fault, message) => {
  let isFaulty = true;
  const place = await start({
    fault: (file) => (isFaulty && file === weights ? fault : null),
  });
  const tree = memoryTree();
  await expect(fetchModel(tree, name, place)).rejects.toThrow(message);
  expect(await keptModels(tree)).toEqual([]);
  isFaulty = false;
  await fetchModel(tree, name, place);
  expect((await open(tree)).config.projectionDim).toBe(16);
});

test("a file with another hash than the hub says is thrown away", async () => {
  const place = await start({ hash: (file) => (file === weights ? "0".repeat(64) : null) });
  const tree = memoryTree();
  await expect(fetchModel(tree, name, place)).rejects.toThrow(/was damaged on its way/);
  expect(await keptModels(tree)).toEqual([]);
});
