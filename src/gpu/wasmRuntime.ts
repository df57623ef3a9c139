import { CpuRuntime, leanMemory } from "../runtime/cpuRuntime.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Said } from "../shared/said.ts";
import { wasmThreads } from "../shared/wasmThreads.ts";
import { loadOrt } from "./onnxruntime.ts";

/**
 * The runtime of browsers without WebGPU: onnxruntime-web on the CPU. wasm has threads only in a
 * cross-origin isolated page, as the service worker makes it from the second visit on; elsewhere it
 * computes on one. `reason` says why it was chosen.
 */
export async function createWasmRuntime(
  reason: Said,
  threads = wasmThreads(crossOriginIsolated, navigator.hardwareConcurrency),
): Promise<Runtime> {
  const { ort, queue } = await loadOrt("wasm", threads);
  return new CpuRuntime({
    ort,
    queue,
    device: {
      kind: "wasm",
      name: `CPU, ${threads} thread${threads === 1 ? "" : "s"} (wasm)`,
      reason,
      isSoftware: false,
    },
    sessionOptions: {
      ...leanMemory,
      executionProviders: ["wasm"],
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
    },
  });
}
