import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LoopbackHub } from "../hub/loopbackHub.ts";
import { startLoopbackHub } from "../hub/loopbackHub.ts";
import { loadAssets } from "../training/assets.ts";
import { tinySiteFiles } from "../training/tinySite.ts";
import { diskFiles } from "./diskFiles.ts";
import { siteFiles } from "./siteFiles.ts";

const bundled = "models/drawings-clip/";
const site = [...tinySiteFiles()];
const model = site.flatMap(([path, bytes]) =>
  path.startsWith(bundled) ? [[path.slice(bundled.length), bytes] as const] : [],
);

let root: string;
let hub: LoopbackHub;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "lipsum-places-"));
  const put = (path: string, bytes: Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  };
  for (const [path, bytes] of site) put(join("site", path), bytes);
  for (const [path, bytes] of model) put(join("models/mine", path), bytes);
  const files = Object.fromEntries(model.map(([path, bytes]) => [`o/tiny/${path}`, bytes]));
  hub = await startLoopbackHub({ files });
});
afterAll(async () => {
  await hub.close();
  rmSync(root, { recursive: true, force: true });
});

const prompts = { prompts: "model", classNames: "spaces" } as const;
const load = (name: string) => {
  const places = { assets: join(root, "site"), models: join(root, "models"), data: root };
  const files = siteFiles({ ...places, hub: hub.host });
  return loadAssets(files, { model: name, dataset: "drawings", ...prompts });
};

test("the same model comes from the site, from a folder, from the hub, and then from what was kept", async () => {
  const expected = (await load("drawings-clip")).model;
  expect((await load("folder:mine")).model).toEqual(expected);
  expect(hub.requests).toEqual([]);
  expect((await load("hf:o/tiny")).model).toEqual(expected);
  expect(hub.requests.length).toBeGreaterThan(4);
  hub.requests.length = 0;
  expect((await load("hf:o/tiny")).model).toEqual(expected);
  expect(hub.requests).toEqual([]);
});

test.each([
  ["hf:a/b/c", /must name a repository as hf:owner\/name.*got 'hf:a\/b\/c'/],
  ["hf:o/none", /o\/none.* answered 401: it is private, .*, or does not exist/],
  ["folder:none", /none has no file '\w+\.json'/],
])("'%s' is refused", async (name, message) => {
  await expect(load(name)).rejects.toThrow(message);
});

test("where there is the site only, no other model is opened", async () => {
  const alone = diskFiles(join(root, "site"));
  const elsewhere = { model: "hf:o/tiny", dataset: "drawings", ...prompts };
  await expect(loadAssets(alone, elsewhere)).rejects.toThrow(
    /'hf:o\/tiny' is not part of this site.*use the command line/,
  );
  const values = { model: "drawings-clip", dataset: "folder:mine", ...prompts };
  await expect(loadAssets(alone, values)).rejects.toThrow(
    /'folder:mine' is not part of this site.*use the command line/,
  );
});
