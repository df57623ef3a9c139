import { availableParallelism } from "node:os";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { CpuRuntime, leanMemory } from "./cpuRuntime.ts";
import type { Runtime } from "./runtime.ts";
import { SerialQueue } from "./serialQueue.ts";

/**
 * The runtime of tests and of the command line: onnxruntime-node on the CPU. Imported by nothing
 * that the page loads.
 */
export function createNodeRuntime(threads = availableParallelism()): Runtime {
  return new CpuRuntime({
    ort: { InferenceSession, Tensor },
    queue: new SerialQueue(),
    fillsGivenOutputs: true,
    device: {
      kind: "node",
      name: `CPU, ${threads} thread${threads === 1 ? "" : "s"} (onnxruntime-node)`,
      reason: null,
      isSoftware: false,
    },
    sessionOptions: {
      ...leanMemory,
      executionProviders: ["cpu"],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
    },
  });
}
