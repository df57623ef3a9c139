import { GpuMemory } from "./gpuMemory.ts";
import type { MemoryPage } from "./page.ts";
import { installPaperGpu } from "./paperGpu.ts";

/** The measurement in Node, where WebGPU is on paper. */
export async function createPaperPage(): Promise<MemoryPage> {
  const createDevice = installPaperGpu();
  const memory = new GpuMemory();
  // These look for WebGPU's classes as soon as they are imported.
  const { GpuRuntime } = await import("../../src/gpu/gpuRuntime.ts");
  const { loadOrt } = await import("../../src/gpu/onnxruntime.ts");
  const { countRun } = await import("./countRun.ts");
  const report = { kind: "webgpu", name: "on paper", reason: null, isSoftware: true } as const;
  return {
    measure: async (model, spec) =>
      countRun(
        memory,
        new GpuRuntime(createDevice(), await loadOrt("asyncify"), report),
        model,
        spec,
      ),
  };
}
