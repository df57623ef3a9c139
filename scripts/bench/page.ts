/** The browser's half of the benchmark: steppers by key, stepped one at a time from outside. */
import { chooseRuntime } from "../../src/gpu/chooseRuntime.ts";
import { findAdapter } from "../../src/gpu/device.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import type { GpuCounts } from "./gpuCounter.ts";
import { GpuCounter } from "./gpuCounter.ts";
import type { Size } from "./size.ts";
import type { Stepper, StepTiming } from "./stepper.ts";
import { createStepper } from "./stepper.ts";
import { watchWasmMemory } from "./wasmMemory.ts";

export interface BenchPage {
  /** The WebGPU adapter's name, or in words why there is none. */
  adapter(): Promise<{ readonly name: string; readonly isSoftware: boolean } | string>;
  /** Makes a stepper known under `key`; resolves with what its runtime computes on. */
  create(
    key: string,
    kind: "wasm" | "webgpu",
    size: Size,
    recipe: RecipeId,
    repeats: boolean,
  ): Promise<string>;
  step(key: string): Promise<StepTiming & { readonly counts: GpuCounts }>;
  /** Bytes of the page's WebAssembly memory. */
  wasmBytes(): Promise<number>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const wasmBytes = watchWasmMemory();
const counter = "gpu" in navigator ? new GpuCounter() : null;
const runtimes = new Map<string, Promise<Runtime>>();
const steppers = new Map<string, Stepper>();

window.bench = {
  async adapter() {
    const answer = await findAdapter(globalThis);
    return answer.adapter
      ? { name: answer.name, isSoftware: answer.isSoftware }
      : answer.refusal.message;
  },
  async create(key, kind, size, recipe, repeats) {
    const choosing = runtimes.get(kind) ?? chooseRuntime({ force: kind });
    runtimes.set(kind, choosing);
    const runtime = await choosing;
    steppers.set(key, await createStepper(runtime, size, recipe, repeats));
    return runtime.device.name;
  },
  async step(key) {
    const stepper = steppers.get(key);
    if (!stepper) throw new Error(`no stepper '${key}'`);
    if (!counter) throw new Error("counting needs navigator.gpu");
    const { result, counts } = await counter.count(() => stepper.step());
    return { ...result, counts };
  },
  wasmBytes: () => Promise.resolve(wasmBytes()),
};
