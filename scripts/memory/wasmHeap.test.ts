import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { wasmHeapOf } from "../../src/experiment/memoryEstimate.ts";
import { experimentMemory } from "../../src/training/costs/memory.ts";
import { loadCostSite } from "../../src/training/costs/readCosts.ts";
import { filesIn } from "../../src/training/tinySite.ts";
import { memorySpec } from "./cases.ts";
import { runToEnd } from "./runToEnd.ts";
import type { ModelJson } from "./site.ts";
import { memorySite } from "./site.ts";
import { startWasm } from "./wasmHeap.ts";

const config = JSON.parse(
  readFileSync("public/models/drawings-clip/config.json", "utf8"),
) as ModelJson;

test("the heap of FT and Lipsum-FT on the bundled model is what was estimated, within 20 %", async () => {
  const spec = memorySpec({
    model: "drawings-clip",
    changes: { recipes: ["ft", "lipsum-ft"], batchSize: 32, activations: "kept" },
  });
  const files = filesIn(memorySite(config));
  const { bytes } = experimentMemory(spec, await loadCostSite(files, spec), "wasm");
  const { runtime, heapBytes } = await startWasm();
  await runToEnd(spec, runtime, files);
  const share = wasmHeapOf(bytes) / heapBytes();
  expect(share).toBeGreaterThan(0.8);
  expect(share).toBeLessThan(1.2);
}, 120_000);
