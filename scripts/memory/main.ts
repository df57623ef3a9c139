/**
 * Holds the estimate of what an experiment takes to what it takes, on models of real shapes with made-up
 * weights: the most memory of the command line's process, the WebAssembly heap with the arrays of
 * JavaScript beside it, and the buffers that are asked of WebGPU.
 *
 *   npm run memory -- [--on node|wasm|webgpu|chromium] [--only TEXT]
 *
 * webgpu counts in Node, where WebGPU is on paper; chromium counts the same in a browser, which takes
 * minutes a case and is left out where nothing is asked for. wasm computes on one thread, in Node.
 * --only: the cases with TEXT in their row, such as "vit-b-32  ft".
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { realShape } from "../../oracle/realShapes.ts";
import type { MemoryEstimate, MemoryKind } from "../../src/experiment/memoryEstimate.ts";
import { wasmHeapOf } from "../../src/experiment/memoryEstimate.ts";
import { experimentMemory } from "../../src/training/costs/memory.ts";
import { loadCostSite } from "../../src/training/costs/readCosts.ts";
import { filesIn, tinySiteFiles } from "../../src/training/tinySite.ts";
import { formatTable } from "../bench/table.ts";
import type { MemoryCase } from "./cases.ts";
import { cellsOf, memoryCases, memoryModels, memorySpec, pairCases, viewCases } from "./cases.ts";
import { totalOf } from "./gpuMemory.ts";
import { withChromiumPage } from "./chromiumPage.ts";
import { measureNode } from "./measureNode.ts";
import { measureWasm } from "./measureWasm.ts";
import type { MemoryPage } from "./page.ts";
import { createPaperPage } from "./paperPage.ts";
import type { ModelJson } from "./site.ts";
import { memorySite, siteWithoutWeights } from "./site.ts";

const { values: options } = parseArgs({
  options: { on: { type: "string" }, only: { type: "string", default: "" } },
});
const places = ["node", "wasm", "webgpu", "chromium"];
if (options.on !== undefined && !places.includes(options.on))
  throw new Error(`--on must be one of ${places.join(", ")}, got '${options.on}'`);
const isWanted = (each: MemoryCase) => cellsOf(each).join("  ").includes(options.only);
const models = new Map(memoryModels.map((name) => [name, configOf(name)] as const));
const header = ["model", "method", "batch", "activations"];
const megabytes = ["estimate, MB", "measured, MB", "error"];

if (options.on === undefined || options.on === "node") {
  const rows: string[][] = [];
  const least = memorySpec({ ...memoryCases[0]!, changes: { recipes: ["ft"], batchSize: 8 } });
  console.log(
    `A model of next to nothing takes ${mb(await measureNode(tinySiteFiles(), least))} MB`,
  );
  for (const each of memoryCases.filter(isWanted)) {
    const measured = await measureNode(memorySite(models.get(each.model)!), memorySpec(each));
    const { totalBytes } = await estimated(each, "node");
    rows.push([...cellsOf(each), ...compared(totalBytes, measured)]);
  }
  console.log(`On the processor\n\n${formatTable([...header, ...megabytes], rows)}\n`);
}
if (options.on === undefined || options.on === "wasm") {
  const rows: string[][] = [];
  for (const each of memoryCases.filter(isWanted)) {
    const site = memorySite(models.get(each.model)!);
    const { heapBytes, arrayBytes } = await measureWasm(site, memorySpec(each));
    const { bytes, totalBytes } = await estimated(each, "wasm");
    const heap = compared(wasmHeapOf(bytes), heapBytes);
    rows.push([...cellsOf(each), ...heap, ...compared(totalBytes, heapBytes + arrayBytes)]);
    console.error(rows.at(-1)!.join("  "));
  }
  const heap = ["heap, estimate, MB", "heap, MB", "error"];
  console.log(`On wasm\n\n${formatTable([...header, ...heap, ...megabytes], rows)}\n`);
}
if (options.on === undefined || options.on === "webgpu")
  await countBuffers("WebGPU on paper", await createPaperPage());
if (options.on === "chromium")
  await withChromiumPage((page) => countBuffers("WebGPU in Chromium", page));

function configOf(name: (typeof memoryModels)[number]): ModelJson {
  if (name !== "drawings-clip") return realShape(name).config as ModelJson;
  return JSON.parse(readFileSync(`public/models/${name}/config.json`, "utf8")) as ModelJson;
}

async function countBuffers(where: string, page: MemoryPage): Promise<void> {
  const rows: string[][] = [];
  for (const each of [...memoryCases, ...pairCases, ...viewCases].filter(isWanted)) {
    const { peak, left } = await page.measure(models.get(each.model)!, memorySpec(each));
    const { totalBytes } = await estimated(each, "webgpu");
    const parts = [peak.own, peak.onnxruntime, peak.staging, totalOf(left)].map(mb);
    rows.push([...cellsOf(each), ...compared(totalBytes, totalOf(peak)), ...parts]);
    console.error(rows.at(-1)!.join("  "));
  }
  const parts = ["ours", "onnxruntime's", "staging", "left over"];
  console.log(`${where}\n\n${formatTable([...header, ...megabytes, ...parts], rows)}\n`);
}

async function estimated(each: MemoryCase, kind: MemoryKind): Promise<MemoryEstimate> {
  const spec = memorySpec(each);
  const files = filesIn(siteWithoutWeights(models.get(each.model)!));
  return experimentMemory(spec, await loadCostSite(files, spec), kind);
}

function compared(estimate: number, measured: number): string[] {
  const error = (100 * (estimate - measured)) / measured;
  return [mb(estimate), mb(measured), `${error > 0 ? "+" : ""}${error.toFixed(0)} %`];
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
