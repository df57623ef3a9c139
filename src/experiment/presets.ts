import { defaultSpec } from "./defaultSpec.ts";
import type { ExpectedResults } from "./expected.ts";
import { expected } from "./expected.ts";
import type { CommonValues, ExperimentSpec } from "./spec.ts";

/** An experiment to start from, in steps of how long one has. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** One plain sentence. */
  readonly doc: string;
  /** What differs from the defaults. */
  readonly changes: Readonly<Partial<CommonValues>>;
}

/** From the shortest on; the first is the default experiment, whose numbers docs/evidence.md holds. */
export const presets = [
  {
    id: "short",
    title: "Short",
    doc: "The default: long enough to see fine-tuning gain on one domain and lose the others.",
    changes: {},
  },
  {
    id: "longer",
    title: "Longer",
    doc: "Several times the updates: what a longer fine-tuning costs.",
    changes: { steps: 600 },
  },
  {
    id: "full",
    title: "Full",
    doc: "As many updates as the paper makes.",
    changes: { steps: 5000 },
  },
] as const satisfies readonly Preset[];

export function presetSpec({ changes }: Preset): ExperimentSpec {
  return { ...defaultSpec(), ...changes };
}

/** Null where it was not measured. */
export function expectedOf({ id }: Preset): ExpectedResults | null {
  return expected.presets[id] ?? null;
}

/** Where an experiment computes. */
export type PresetRuntime = "wasm" | "webgpu" | "node";

/** What `npm run bench` measured of FT and Lipsum-FT side by side, on two cores of an AMD EPYC. */
interface Measured {
  /** Milliseconds of one update of both, 32 pictures each: the fastest steps, which other work disturbed least. */
  readonly updateMs: number;
  /** wasm: the heap, which all weights, moments and activations share. Node: what its process grew by. */
  readonly memoryBytes: number;
}

/** Null for WebGPU: no graphics card was at hand. wasm computes on one thread, Node on two. */
const measured: Readonly<Record<PresetRuntime, Measured | null>> = {
  node: { updateMs: 300, memoryBytes: 420e6 },
  wasm: { updateMs: 918, memoryBytes: 125e6 },
  webgpu: null,
};

/** Seconds of training, live evaluations apart; null where the runtime was not measured. */
export function expectedSeconds(preset: Preset, runtime: PresetRuntime): number | null {
  const { updateMs } = measured[runtime] ?? {};
  return updateMs === undefined ? null : (updateMs * presetSpec(preset).steps) / 1000;
}

/** Milliseconds of one update of one method on 32 pictures; null where the runtime was not measured. */
export function expectedUpdateMs(runtime: PresetRuntime): number | null {
  const { updateMs } = measured[runtime] ?? {};
  return updateMs === undefined ? null : updateMs / 2;
}

/** Bytes of memory, the same for every preset: steps need none. Null where the runtime was not measured. */
export function expectedMemory(runtime: PresetRuntime): number | null {
  return measured[runtime]?.memoryBytes ?? null;
}
