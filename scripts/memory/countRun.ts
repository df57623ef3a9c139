import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import { filesIn } from "../../src/training/tinySite.ts";
import type { GpuBytes, GpuMemory } from "./gpuMemory.ts";
import { runToEnd } from "./runToEnd.ts";
import type { ModelJson } from "./site.ts";
import { memorySite } from "./site.ts";

/** The most that an experiment held at once, and what was left of it before its device was destroyed. */
export interface CountedRun {
  readonly peak: GpuBytes;
  readonly left: GpuBytes;
}

/** An experiment as the page runs it, its buffers counted. Disposes of the runtime. */
export async function countRun(
  memory: GpuMemory,
  runtime: Runtime,
  model: ModelJson,
  spec: ExperimentSpec,
): Promise<CountedRun> {
  const files = filesIn(memorySite(model));
  try {
    const peak = await memory.peakOf(() => runToEnd(spec, runtime, files));
    return { peak, left: memory.now };
  } finally {
    await runtime.dispose();
  }
}
