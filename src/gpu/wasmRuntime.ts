import { CpuRuntime, leanMemory } from "../runtime/cpuRuntime.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Said } from "../shared/said.ts";
import { loadOrt } from "./onnxruntime.ts";

/**
 * The runtime of browsers without WebGPU: onnxruntime-web on the CPU. wasm has threads only in a
 * cross-origin isolated page, as the service worker makes it from the second visit on; elsewhere it
 * computes on one. `reason` says why it was chosen.
 */
export async function createWasmRuntime(reason: Said): Promise<Runtime> {
  const threads = crossOriginIsolated ? threadsOf(navigator.hardwareConcurrency) : 1;
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

/**
 * As many as onnxruntime-web takes by itself: a thread a core, of which two logical processors are
 * commonly one. Threads wait by turning in place, so that more of them than cores cost time.
 */
function threadsOf(logicalProcessors: number): number {
  return Math.min(4, Math.ceil(logicalProcessors / 2));
}
