/**
 * What JavaScript holds while a model goes from its file to the graphics device, what waits to be
 * collected included: the weights once, as float32, and little else.
 */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { realShape } from "../../oracle/realShapes.ts";
import { diskFolder } from "../../src/cli/diskFolder.ts";
import { diskStore } from "../../src/cli/diskStore.ts";
import { readClipModel } from "../../src/clip/model.ts";
import { readSafetensors, writeSafetensors } from "../../src/clip/safetensors.ts";
import { uploadTextTower } from "../../src/clip/textEncoder.ts";
import { hubFolder } from "../../src/hub/hubFolder.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import type { Folder } from "../../src/shared/files.ts";
import { uploadImageTower } from "../../src/training/onDevice.ts";
import { TensorScope } from "../../src/training/tensorScope.ts";
import { installPaperGpu } from "./paperGpu.ts";
import type { ModelJson } from "./site.ts";
import { memorySite } from "./site.ts";

const root = mkdtempSync(join(tmpdir(), "lipsum-load-"));
const [single, half] = ["single", "half"].map((name) => join(root, name));
const repository = { kind: "model", id: "a/tinyclip", revision: "main" } as const;
let runtime: Runtime;
let hub: ChildProcess | null = null;

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;
/** Buffers are given back some time after what held them was collected. */
async function collect(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Bytes that JavaScript holds, what waits to be collected among them. */
const held = () => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

beforeAll(async () => {
  const prefix = "models/drawings-clip/";
  for (const [path, bytes] of memorySite(realShape("tinyclip-8m-16").config as ModelJson)) {
    if (!path.startsWith(prefix)) continue;
    const name = path.slice(prefix.length);
    const isWeights = name.endsWith(".safetensors");
    write(join(single!, name), bytes);
    write(
      join(half!, name),
      isWeights ? writeSafetensors(readSafetensors(bytes), { dtype: "F16" }) : bytes,
    );
  }
  const createDevice = installPaperGpu();
  const { GpuRuntime } = await import("../../src/gpu/gpuRuntime.ts");
  const { loadOrt } = await import("../../src/gpu/onnxruntime.ts");
  const report = { kind: "webgpu", name: "on paper", reason: null, isSoftware: true } as const;
  runtime = new GpuRuntime(createDevice(), await loadOrt("asyncify"), report);
}, 120_000);

afterAll(async () => {
  hub?.kill();
  await runtime.dispose();
  rmSync(root, { recursive: true, force: true });
});

test("from a file on disk", async () => {
  await expectOnce(diskFolder(single!), besideOnDisk);
}, 120_000);

test("from a file of half the precision, which takes what a whole one takes", async () => {
  await expectOnce(diskFolder(half!), besideOnDisk);
}, 120_000);

test("from the hub, and from what was kept of it", async () => {
  const host = await startHub(single!);
  const store = diskStore(join(root, "kept"));
  await expectOnce(hubFolder(repository, { host, store }), besideOfHub);
  hub?.kill();
  await expectOnce(hubFolder(repository, { host, store }), besideOfHub);
}, 120_000);

/** Weights are read through an array of 8 MB, and from disk nothing else is held beside them. */
const besideOnDisk = 24e6;
/** Parts of answers and kept chunks are new arrays, which wait to be collected. */
const besideOfHub = 80e6;

/** Holds the most that JavaScript holds of a model beside its weights to 1.5 times the largest and 64 MB, and to `besideBytes`. */
async function expectOnce(folder: Folder, besideBytes: number): Promise<void> {
  await collect();
  const before = held();
  let most = before;
  const look = () => (most = Math.max(most, held()));
  const read = await readClipModel(watched(folder, look));
  look();
  const scope = new TensorScope(runtime);
  uploadImageTower(scope, read);
  look();
  const textTower = uploadTextTower(runtime, read, 1);
  look();
  const sizes = [...read.imageWeights.values(), ...read.textWeights.values()].map(
    ({ byteLength }) => byteLength,
  );
  const weights = sizes.reduce((sum, size) => sum + size, 0);
  const beside = most - before - weights;
  expect(beside).toBeLessThan(1.5 * Math.max(...sizes) + 64e6);
  expect(beside).toBeLessThan(besideBytes);
  expect(most - before).toBeLessThan(2 * weights);
  textTower.dispose();
  await scope.dispose();
  await collect();
  // The weights, once: every run starts from them.
  expect(held() - before).toBeLessThan(1.1 * weights + 16e6);
  expect(read.imageWeights.size).toBeGreaterThan(0);
}

/** A hub in another process with the files of a folder; gives its address. */
async function startHub(folder: string): Promise<string> {
  const names = ["config.json", "preprocessor_config.json", "templates.json", "model.safetensors"];
  const pairs = names.flatMap((name) => [`${repository.id}/${name}`, join(folder, name)]);
  const script = new URL("hubProcess.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", script, ...pairs], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  hub = child;
  return new Promise((resolve) =>
    child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim())),
  );
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** A folder whose every part that is read is looked at before it is used. */
function watched(folder: Folder, look: () => void): Folder {
  return {
    name: folder.name,
    async open(path) {
      const source = await folder.open(path);
      return (
        source && {
          ...source,
          async slice(...part) {
            const bytes = await source.slice(...part);
            look();
            return bytes;
          },
        }
      );
    },
  };
}
