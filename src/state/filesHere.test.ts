import { afterEach, beforeEach, expect, test } from "vitest";
import { otherFilesOf } from "../experiment/agreement.ts";
import { defaultSpec } from "../experiment/defaultSpec.ts";
import { sha256 } from "../shared/sha256.ts";
import { filesHere } from "./filesHere.ts";
import { newRun } from "./run.ts";

const filesUrl = "http://localhost/site/";
const index = new TextEncoder().encode('{"classes":[]}');
const model = "a".repeat(64);

/** What was asked for. */
let asked: string[] = [];
const { fetch } = globalThis;
beforeEach(() => {
  asked = [];
  globalThis.fetch = (url) => {
    const path = (url as URL).pathname.replace("/site/", "");
    asked.push(path);
    const site: Readonly<Record<string, BodyInit>> = {
      "models/drawings-clip/sha256.json": JSON.stringify({ "model.safetensors": model }),
      "data/drawings/index.json": index,
    };
    const found = site[path];
    return Promise.resolve(new Response(found ?? null, { status: found ? 200 : 404 }));
  };
});
afterEach(() => {
  globalThis.fetch = fetch;
});

const nowhere = { filesUrl, runs: [], datasetIndex: () => Promise.resolve(null) };

test("what comes with the page is known from two small files", async () => {
  const here = await filesHere(defaultSpec(), nowhere);
  expect(here).toEqual({ model, data: sha256(index) });
  expect(asked.sort()).toEqual(["data/drawings/index.json", "models/drawings-clip/sha256.json"]);
  expect(otherFilesOf(here, here)).toEqual([]);
  const recorded = "b".repeat(64);
  expect(otherFilesOf({ model: recorded, data: null }, here)).toEqual([
    { what: "model", recorded, here: model },
  ]);
});

test("an imported data set is known by its index, a model from disk once a run has read it", async () => {
  const own = { ...defaultSpec(), model: "folder:mine", dataset: "folder:pets" };
  const made = { id: "a", recipe: "ft", experiment: 1, label: "FT", spec: own } as const;
  const files = { model: "c".repeat(64), data: null };
  const run = { ...newRun(made), files };
  const datasetIndex = (name: string) =>
    Promise.resolve(name === "folder:pets" ? new Blob([index]) : null);
  expect(await filesHere(own, { filesUrl, runs: [run], datasetIndex })).toEqual({
    model: files.model,
    data: sha256(index),
  });
  // What a link says of itself is no knowledge of what is here.
  const recorded = { ...run, isRecorded: true };
  expect((await filesHere(own, { ...nowhere, runs: [recorded] })).model).toBeNull();
  expect(asked).toEqual([]);
});

test("what cannot be read is not known", async () => {
  const other = { ...defaultSpec(), model: "none", dataset: "folder:none" };
  expect(await filesHere(other, nowhere)).toEqual({ model: null, data: null });
});
