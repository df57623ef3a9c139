import type { Runtime } from "../runtime/runtime.ts";
import { FailureError } from "../shared/failure.ts";
import type { AdapterAnswer } from "./device.ts";
import { findAdapter, requestDevice } from "./device.ts";
import { GpuRuntime } from "./gpuRuntime.ts";
import { loadOrt, webgpuBuild } from "./onnxruntime.ts";
import { createWasmRuntime } from "./wasmRuntime.ts";

export interface RuntimeChoice {
  /** A runtime asked for by hand; null takes the faster that there is. */
  readonly force: "wasm" | "webgpu" | null;
}

/**
 * WebGPU where there is a graphics device, else wasm; the report says which and why. An adapter that
 * computes on the CPU is slower than wasm, so it is used only when forced. Throws `no-webgpu` when
 * WebGPU is forced and the browser does not give it.
 */
export async function chooseRuntime({ force }: RuntimeChoice): Promise<Runtime> {
  if (force === "wasm") return createWasmRuntime("The CPU was asked for.");
  const answer = await findAdapter(globalThis);
  if (force === "webgpu") {
    if (!answer.adapter) throw new FailureError("no-webgpu", `No WebGPU: ${answer.refusal}.`);
    return createGpuRuntime(answer);
  }
  if (!answer.adapter)
    return createWasmRuntime(`Training runs on the CPU, which is slower: ${answer.refusal}.`);
  if (answer.isSoftware)
    return createWasmRuntime(
      `Training runs on the CPU: WebGPU's only adapter here (${answer.name}) imitates a graphics card on the CPU, and wasm is faster than that.`,
    );
  try {
    return await createGpuRuntime(answer);
  } catch (error) {
    if (!(error instanceof FailureError) || error.kind !== "no-webgpu") throw error;
    return createWasmRuntime(`Training runs on the CPU, which is slower: ${error.message}.`);
  }
}

async function createGpuRuntime(answer: AdapterAnswer & { adapter: GPUAdapter }): Promise<Runtime> {
  const loaded = await loadOrt(webgpuBuild());
  const device = await requestDevice(answer.adapter);
  return new GpuRuntime(device, loaded, {
    kind: "webgpu",
    name: `${answer.name} (webgpu)`,
    reason: answer.isSoftware ? "This adapter imitates a graphics card on the CPU: slow." : "",
    isSoftware: answer.isSoftware,
  });
}
