import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { realShape } from "../../oracle/realShapes.ts";
import { diskFolder } from "../../src/cli/diskFolder.ts";
import { readClipModel } from "../../src/clip/model.ts";
import { uploadTextTower } from "../../src/clip/textEncoder.ts";
import type { Folder } from "../../src/shared/files.ts";
import { uploadImageTower } from "../../src/training/onDevice.ts";
import { TensorScope } from "../../src/training/tensorScope.ts";
import { installPaperGpu } from "./paperGpu.ts";
import type { ModelJson } from "./site.ts";
import { memorySite } from "./site.ts";

const root = mkdtempSync(join(tmpdir(), "lipsum-load-"));
const model = join(root, "models/drawings-clip");
afterAll(() => rmSync(root, { recursive: true, force: true }));

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

beforeAll(() => {
  for (const [path, bytes] of memorySite(realShape("tinyclip-8m-16").config as ModelJson)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
}, 120_000);

test("TinyCLIP goes from its file to the graphics device through little more memory than its weights", async () => {
  const createDevice = installPaperGpu();
  const { GpuRuntime } = await import("../../src/gpu/gpuRuntime.ts");
  const { loadOrt } = await import("../../src/gpu/onnxruntime.ts");
  const report = { kind: "webgpu", name: "on paper", reason: null, isSoftware: true } as const;
  const runtime = new GpuRuntime(createDevice(), await loadOrt("asyncify"), report);
  await collect();
  const before = held();
  let most = before;
  const look = () => (most = Math.max(most, held()));
  const read = await readClipModel(watched(diskFolder(model), look));
  look();
  const scope = new TensorScope(runtime);
  uploadImageTower(scope, read);
  look();
  uploadTextTower(runtime, read, 1);
  look();
  const weights = [...read.imageWeights.values(), ...read.textWeights.values()];
  const largest = Math.max(...weights.map(({ byteLength }) => byteLength));
  const file = statSync(join(model, "model.safetensors")).size;
  expect(most - before - file).toBeLessThan(1.5 * largest + 64e6);
  expect(most - before).toBeLessThan(2 * file);
  await collect();
  // The weights, once: every run starts from them.
  expect(held() - before).toBeLessThan(1.1 * file + 16e6);
  await runtime.dispose();
}, 120_000);

/** A folder whose every part that is read is looked at before it is used. */
function watched(folder: Folder, look: () => void): Folder {
  return {
    name: folder.name,
    async open(path) {
      const source = await folder.open(path);
      return (
        source && {
          ...source,
          async slice(start, end) {
            const bytes = await source.slice(start, end);
            look();
            return bytes;
          },
        }
      );
    },
  };
}
