import type { Runtime } from "../runtime/runtime.ts";
import { FailureError, toFailure } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
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
  if (force === "wasm") return createWasmRuntime(said("cpuAsked"));
  const answer = await findAdapter(globalThis);
  if (force === "webgpu") {
    if (!answer.adapter) throw new FailureError("no-webgpu", said("noWebGpu", answer.refusal));
    return createGpuRuntime(answer);
  }
  if (!answer.adapter) return createWasmRuntime(said("cpuBecause", answer.refusal));
  if (answer.isSoftware) return createWasmRuntime(said("cpuBeatsSoftware", answer.name));
  try {
    return await createGpuRuntime(answer);
  } catch (error) {
    if (!(error instanceof FailureError) || error.kind !== "no-webgpu") throw error;
    return createWasmRuntime(said("cpuBecause", toFailure(error)));
  }
}

async function createGpuRuntime(answer: AdapterAnswer & { adapter: GPUAdapter }): Promise<Runtime> {
  const loaded = await loadOrt(webgpuBuild());
  const device = await requestDevice(answer.adapter);
  return new GpuRuntime(device, loaded, {
    kind: "webgpu",
    name: `${answer.name} (webgpu)`,
    reason: adviceOn(answer),
    isSoftware: answer.isSoftware,
  });
}

function adviceOn({ isSoftware, isIntegrated }: AdapterAnswer & { adapter: GPUAdapter }) {
  if (isSoftware) return said("softwareAdapter");
  return isIntegrated ? said("integratedAdapter") : null;
}
