import type * as Ort from "onnxruntime-common";
import type { Graph, Shape } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { writeOnnx } from "../graph/protobuf.ts";
import { validate } from "../graph/validate.ts";
import type { Failure } from "../shared/failure.ts";
import { FailureError } from "../shared/failure.ts";
import type { Bindings } from "./bindings.ts";
import { checkBindings } from "./bindings.ts";
import { CpuAdamW } from "./cpuAdamW.ts";
import { checkBlend, checkCopy, checkData, checkTargets, dtypeOf } from "./hostData.ts";
import { HostTensor } from "./hostTensor.ts";
import { toSessionFailure } from "./sessionFailure.ts";
import type {
  AdamW,
  AdamWOptions,
  AdamWSlot,
  CompileOptions,
  DeviceReport,
  DeviceTensor,
  HostData,
  Program,
  Runtime,
} from "./runtime.ts";
import type { SerialQueue } from "./serialQueue.ts";

/** The part of an onnxruntime that a runtime uses: onnxruntime-node's or onnxruntime-web's. */
export type Onnxruntime = Pick<typeof Ort, "InferenceSession" | "Tensor">;

/**
 * What a run computes on its way is freed as soon as it is read for the last time. onnxruntime's
 * arena and its plan of one block for all would take more than twice the memory, and are not faster.
 */
export const leanMemory = { enableCpuMemArena: false, enableMemPattern: false } as const;

export interface CpuRuntimeOptions {
  readonly ort: Onnxruntime;
  /** Shared by all runtimes of one onnxruntime. */
  readonly queue: SerialQueue;
  readonly device: DeviceReport;
  readonly sessionOptions: Ort.InferenceSession.SessionOptions;
  /** That this onnxruntime computes its results where it is told to. */
  readonly fillsGivenOutputs?: boolean;
}

type HostTensors = readonly (readonly [name: string, tensor: HostTensor])[];

/** A {@link Runtime} over any onnxruntime on the CPU. Its device tensors are host arrays. */
export class CpuRuntime implements Runtime {
  readonly device: DeviceReport;
  /** A CPU is not lost. */
  readonly lost = new Promise<Failure>(() => undefined);
  readonly #ort: Onnxruntime;
  readonly #queue: SerialQueue;
  readonly #sessionOptions: Ort.InferenceSession.SessionOptions;
  readonly #fillsGivenOutputs: boolean;
  readonly #tensors = new Set<DeviceTensor>();
  readonly #programs = new Set<Program>();

  constructor(options: CpuRuntimeOptions) {
    const { ort, queue, device, sessionOptions, fillsGivenOutputs = false } = options;
    this.#ort = ort;
    this.#queue = queue;
    this.device = device;
    this.#sessionOptions = sessionOptions;
    this.#fillsGivenOutputs = fillsGivenOutputs;
  }

  tensor(shape: Shape, data?: HostData, dtype?: "float32" | "int32"): DeviceTensor {
    const type = dtype ?? (data ? dtypeOf(data) : "float32");
    if (data) checkData(shape, type, data);
    const zeros = () =>
      type === "float32" ? new Float32Array(sizeOf(shape)) : new Int32Array(sizeOf(shape));
    const tensor = new HostTensor(shape, data?.slice() ?? zeros());
    this.#tensors.add(tensor);
    return tensor;
  }

  write(tensor: DeviceTensor, data: HostData): void {
    const target = this.#own(tensor);
    checkData(tensor.shape, tensor.dtype, data);
    // Into its place: arrays that are replaced lie about until they are collected.
    const source = this.#queue.isIdle ? data : data.slice();
    this.#queue.do(() => target.data.set(source));
  }

  copy(source: DeviceTensor, target: DeviceTensor): void {
    const [from, to] = [this.#own(source), this.#own(target)];
    checkCopy(source, target);
    this.#queue.do(() => to.data.set(from.data));
  }

  blend(target: DeviceTensor, source: DeviceTensor, share: number): void {
    const [to, from] = [this.#own(target), this.#own(source)];
    checkBlend(target, source, share);
    if (share === 0) return;
    if (share === 1) this.copy(source, target);
    else this.#queue.do(() => blendFloats(to.floats, from.floats, share));
  }

  async read(tensor: DeviceTensor): Promise<Float32Array<ArrayBuffer>> {
    const source = this.#own(tensor);
    return this.#queue.run(() => Promise.resolve(source.floats.slice()));
  }

  async readAll(
    tensors: readonly DeviceTensor[],
    targets?: readonly Float32Array<ArrayBuffer>[],
  ): Promise<Float32Array<ArrayBuffer>[]> {
    const sources = tensors.map((tensor) => this.#own(tensor));
    if (targets) checkTargets(tensors, targets);
    return this.#queue.run(() =>
      Promise.resolve(sources.map(({ floats }, i) => copyOf(floats, targets?.[i]))),
    );
  }

  free(tensor: DeviceTensor): void {
    const owned = this.#own(tensor);
    this.#tensors.delete(tensor);
    this.#queue.do(() => owned.free());
  }

  async compile(graph: Graph, { asWritten = false }: CompileOptions = {}): Promise<Program> {
    validate(graph);
    const session = await this.#queue.run(async () => {
      try {
        const { InferenceSession } = this.#ort;
        return await InferenceSession.create(writeOnnx(graph), {
          ...this.#sessionOptions,
          ...(asWritten ? { graphOptimizationLevel: "disabled" } : {}),
        });
      } catch (error) {
        throw toSessionFailure(`graph '${graph.name}' was refused by onnxruntime`, error);
      }
    });
    const program: Program = {
      run: async (inputs, outputs) => {
        checkBindings(graph, inputs, outputs);
        const sources = this.#ownAll(inputs);
        const targets = this.#ownAll(outputs);
        await this.#queue.run(() => this.#run(graph.name, session, sources, targets));
      },
      dispose: async () => {
        if (this.#programs.delete(program)) await this.#queue.run(() => session.release());
      },
    };
    this.#programs.add(program);
    return program;
  }

  adamW(slots: readonly AdamWSlot[], options: AdamWOptions): AdamW {
    return new CpuAdamW(slots, options, this.#queue, (tensor) => this.#own(tensor));
  }

  async dispose(): Promise<void> {
    for (const program of [...this.#programs]) await program.dispose();
    for (const tensor of this.#tensors) this.free(tensor);
  }

  async #run(
    graphName: string,
    session: Ort.InferenceSession,
    sources: HostTensors,
    targets: HostTensors,
  ): Promise<void> {
    const { Tensor } = this.#ort;
    const wrapped = (tensors: HostTensors) =>
      Object.fromEntries(
        tensors.map(([name, { dtype, data, shape }]) => [name, new Tensor(dtype, data, shape)]),
      ) as Record<string, Ort.Tensor>;
    let results: Ort.InferenceSession.OnnxValueMapType;
    try {
      if (this.#fillsGivenOutputs) {
        await session.run(wrapped(sources), wrapped(targets));
        return;
      }
      results = await session.run(wrapped(sources));
    } catch (error) {
      throw toSessionFailure(`a run of graph '${graphName}' failed`, error);
    }
    // A result is an array of its own: the tensor takes it and the old one is garbage.
    for (const [name, target] of targets) target.data = hostData(results[name]!);
  }

  #ownAll(tensors: Bindings): HostTensors {
    return Object.entries(tensors).map(([name, tensor]) => [name, this.#own(tensor)]);
  }

  #own(tensor: DeviceTensor): HostTensor {
    if (tensor instanceof HostTensor && this.#tensors.has(tensor)) return tensor;
    throw new FailureError(
      "internal",
      `tensor [${tensor.shape.join(",")}] was freed or belongs to another runtime`,
    );
  }
}

/** As a step towards the source, so that equal numbers stay equal however often they are blended. */
function blendFloats(target: Float32Array, source: Float32Array, share: number): void {
  for (let i = 0; i < target.length; i++)
    target[i] = target[i]! + share * (source[i]! - target[i]!);
}

function copyOf(
  data: Float32Array<ArrayBuffer>,
  target = new Float32Array(data.length),
): Float32Array<ArrayBuffer> {
  target.set(data);
  return target;
}

function hostData(result: Ort.OnnxValue): HostData {
  const { data } = result;
  if (data instanceof Float32Array || data instanceof Int32Array) return data as HostData;
  throw new FailureError(
    "internal",
    "onnxruntime gave an output that is neither float32 nor int32",
  );
}
