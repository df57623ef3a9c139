import type { Failure } from "../shared/failure.ts";
import type { Said } from "../shared/said.ts";
import type { Graph, Shape } from "../graph/graph.ts";

/** A tensor that lives where its runtime computes. Only the runtime that made it can use it. */
export interface DeviceTensor {
  readonly dtype: "float32" | "int32";
  readonly shape: Shape;
  /** Elements times four. */
  readonly byteLength: number;
}

export type HostData = Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

/** A graph made ready to run. Runs of one runtime are queued: never two at once. */
export interface Program {
  /**
   * Reads every graph input from `inputs` and writes every graph output into `outputs`, both by
   * the graph's names. Resolves when later calls on the runtime see the results; on a GPU that is
   * before the GPU has finished. Throws a FailureError when a name, dtype or shape does not fit.
   */
  run(
    inputs: Readonly<Record<string, DeviceTensor>>,
    outputs: Readonly<Record<string, DeviceTensor>>,
  ): Promise<void>;
  dispose(): Promise<void>;
}

export interface CompileOptions {
  /**
   * That the program will run many times. WebGPU then replays the commands of a recorded run where
   * its first run proves that a replay gives the same; results are the same with and without.
   */
  readonly repeats?: boolean;
  /**
   * That every node must run. onnxruntime otherwise shares one result among equal computations, and
   * keeps in memory what a graph computes twice in order not to keep it.
   */
  readonly asWritten?: boolean;
}

/** A weight with its gradient, and the learning-rate group it belongs to. */
export interface AdamWSlot {
  readonly parameter: DeviceTensor;
  readonly gradient: DeviceTensor;
  /** Index into the learning rates given to {@link AdamW.step}. */
  readonly group: number;
}

export interface AdamWOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Decoupled: each step subtracts learningRate × weightDecay × weight (Loshchilov, Hutter 2019). */
  readonly weightDecay: number;
}

/** The optimizer's two means of each weight, of its gradients and of their squares. */
export type Moment = "first" | "second";

/** The optimizer: updates its parameters in place from their gradients. */
export interface AdamW {
  /**
   * One update, with a learning rate for each group. Where `loss` (one element) is not finite
   * nothing changes, so the weights stay those of the last good step; nor does an element whose
   * gradient is not finite. Either raises the flag that {@link hasMetNonFinite} reads.
   */
  step(learningRates: readonly number[], loss: DeviceTensor): void;
  hasMetNonFinite(): Promise<boolean>;
  /** Updates that the moments have seen. */
  readonly steps: number;
  /** Reads moments at one moment, each into the array that is given for its slot. */
  readMoments(
    moment: Moment,
    targets: ReadonlyMap<number, Float32Array<ArrayBuffer>>,
  ): Promise<void>;
  /** Replaces the moments of some slots, each by the array that is given for it. */
  writeMoments(moment: Moment, values: ReadonlyMap<number, Float32Array<ArrayBuffer>>): void;
  /** Goes on as after so many updates. */
  countFrom(steps: number): void;
  dispose(): void;
}

export type RuntimeKind = "webgpu" | "wasm" | "node";

/** What a runtime computes on, and why it was chosen. */
export interface DeviceReport {
  readonly kind: RuntimeKind;
  /** "NVIDIA H100 (webgpu)", "CPU, 1 thread (wasm)". */
  readonly name: string;
  /** In plain words why this one and not WebGPU; null when there is nothing to explain. */
  readonly reason: Said | null;
  /** True for a WebGPU adapter that computes on the CPU (SwiftShader). */
  readonly isSoftware: boolean;
}

/**
 * What can run a Graph: the one seam between the mathematics and the device. Training code is
 * given a Runtime and knows no device.
 */
export interface Runtime {
  readonly device: DeviceReport;
  /** Resolves with the failure when the device is lost; never resolves otherwise. */
  readonly lost: Promise<Failure>;
  /** A new tensor of zeros, or of `data` (row-major, length equal to the shape's size). */
  tensor(shape: Shape, data?: HostData, dtype?: "float32" | "int32"): DeviceTensor;
  /** Overwrites the whole tensor. Ordered after the runs before it and before those after it. */
  write(tensor: DeviceTensor, data: HostData): void;
  /** Copies `source` over `target` (same dtype and size) without leaving the device. */
  copy(source: DeviceTensor, target: DeviceTensor): void;
  /**
   * target ← (1 − share) · target + share · source, two float32 tensors of one shape. A share of 0
   * leaves the target as it is and one of 1 makes it a copy, bit for bit and whatever is not finite.
   */
  blend(target: DeviceTensor, source: DeviceTensor, share: number): void;
  read(tensor: DeviceTensor): Promise<Float32Array<ArrayBuffer>>;
  /**
   * Reads several float32 tensors at one moment, for little more than one {@link read} costs.
   * @param targets where to, an array of its size for each; absent: into new ones.
   */
  readAll(
    tensors: readonly DeviceTensor[],
    targets?: readonly Float32Array<ArrayBuffer>[],
  ): Promise<Float32Array<ArrayBuffer>[]>;
  free(tensor: DeviceTensor): void;
  compile(graph: Graph, options?: CompileOptions): Promise<Program>;
  adamW(slots: readonly AdamWSlot[], options: AdamWOptions): AdamW;
  dispose(): Promise<void>;
}
