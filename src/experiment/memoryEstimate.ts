import type { CommonValues } from "./spec.ts";

/** What computes: WebGPU has memory of its own, the others use the process's. */
export type MemoryKind = "webgpu" | "wasm" | "node";

/** Where the memory of what computes goes while an experiment trains, in the order in which it is shown. */
export const memoryParts = [
  "weights",
  "gradients",
  "moments",
  "copies",
  "activations",
  "frozenImageTower",
  "frozenTextTower",
  "inputs",
  "replay",
  "wasmCopies",
] as const;

export type MemoryPart = (typeof memoryParts)[number];

/** Bytes by part, of runs that take turns. */
export interface MemoryBytes {
  /** What trains. */
  readonly weights: number;
  /** Twice where a batch is computed in parts. */
  readonly gradients: number;
  /** The optimizer's two moments. */
  readonly moments: number;
  /** A moving average, weights kept for a selection, and weights merged for a measurement. */
  readonly copies: number;
  /** All that is computed on the way and not yet let go, at the worst moment, by a step or a measurement. */
  readonly activations: number;
  readonly frozenImageTower: number;
  readonly frozenTextTower: number;
  /** Pictures, labels, texts. */
  readonly inputs: number;
  /** What recorded commands hold of inputs, outputs and activations of their own. WebGPU only. */
  readonly replay: number;
  /** In WebAssembly's heap: what a run reads and gives, and onnxruntime itself. wasm only. */
  readonly wasmCopies: number;
}

/** What is in the processor's memory whatever computes, in the order in which it is shown. */
export const hostParts = ["model", "pictures", "features", "host"] as const;

export type HostPart = (typeof hostParts)[number];

export interface HostBytes {
  /** The weights as they were read: every run starts from them. */
  readonly model: number;
  /** Of the splits that are read, and those that are kept ready for the next measurement. */
  readonly pictures: number;
  /** What the frozen tower makes of fixed views, or of the pictures of a method on cached features. */
  readonly features: number;
  /** Weights on their way to a file, what waits to be collected, and in Node the process itself. */
  readonly host: number;
}

export interface MemoryEstimate {
  readonly kind: MemoryKind;
  readonly bytes: MemoryBytes;
  readonly hostBytes: HostBytes;
  /** What the budget is of: the graphics card's, or else all of it. */
  readonly totalBytes: number;
  /** The largest single tensor. */
  readonly largestBytes: number;
}

/** A change of the settings that takes less memory. */
export interface MemoryProposal {
  readonly changes: Partial<CommonValues>;
  readonly totalBytes: number;
  /** That the updates are the same but for rounding. */
  readonly isExact: boolean;
}

/** What an experiment takes, and the changes that make it take at most the budget, mildest first. */
export interface MemoryOutlook {
  readonly estimate: MemoryEstimate;
  readonly budgetBytes: number;
  /** Empty where the experiment fits as it is. */
  readonly proposals: readonly MemoryProposal[];
}

export function totalOf(bytes: MemoryBytes): number {
  return memoryParts.reduce((sum, part) => sum + bytes[part], 0);
}

export function hostTotalOf(bytes: HostBytes): number {
  return hostParts.reduce((sum, part) => sum + bytes[part], 0);
}

/** What of an estimate for wasm lies in the heap of onnxruntime-web; the rest is in arrays of JavaScript. */
export function wasmHeapOf({ activations, wasmCopies }: MemoryBytes): number {
  return activations + wasmCopies;
}

/** A budget that nobody has set: what is taken for granted of a graphics card, or of the memory that a tab may have. */
export const assumedBudgetBytes = 4e9;
