/** The browser's half of the measurement. */
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import { chooseRuntime } from "../../src/gpu/chooseRuntime.ts";
import type { CountedRun } from "./countRun.ts";
import { countRun } from "./countRun.ts";
import { GpuMemory, leaveOutDispatches } from "./gpuMemory.ts";
import type { ModelJson } from "./site.ts";

export interface MemoryPage {
  measure(model: ModelJson, spec: ExperimentSpec): Promise<CountedRun>;
}

declare global {
  interface Window {
    memory: MemoryPage;
  }
}

const memory = new GpuMemory();
leaveOutDispatches();

window.memory = {
  measure: async (model, spec) =>
    countRun(memory, await chooseRuntime({ force: "webgpu" }), model, spec),
};
