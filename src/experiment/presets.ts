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
    doc: "Six times the updates: what a longer fine-tuning costs.",
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

/**
 * Milliseconds of one update of FT and of Lipsum-FT, 32 pictures each. Of Node: one thread of an AMD EPYC,
 * in the runs of docs/evidence.md. Null: not timed yet (`npm run bench` times a step), or, for WebGPU, no
 * graphics device was at hand.
 */
const pairUpdateMs: Readonly<Record<PresetRuntime, number | null>> = {
  node: 370,
  wasm: null,
  webgpu: null,
};

/** Seconds of training, live evaluations apart; null where the runtime was not timed. */
export function expectedSeconds(preset: Preset, runtime: PresetRuntime): number | null {
  const ms = pairUpdateMs[runtime];
  return ms === null ? null : (ms * presetSpec(preset).steps) / 1000;
}
