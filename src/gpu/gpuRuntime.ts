import type * as Ort from "onnxruntime-common";
import type { Graph, Shape } from "../graph/graph.ts";
import { validate } from "../graph/validate.ts";
import type { Bindings } from "../runtime/bindings.ts";
import { checkBindings } from "../runtime/bindings.ts";
import { checkCopy, checkData, dtypeOf } from "../runtime/hostData.ts";
import type {
  AdamW,
  AdamWOptions,
  AdamWSlot,
  DeviceReport,
  DeviceTensor,
  HostData,
  Program,
  Runtime,
} from "../runtime/runtime.ts";
import type { SerialQueue } from "../runtime/serialQueue.ts";
import { toSessionFailure } from "../runtime/sessionFailure.ts";
import type { Failure } from "../shared/failure.ts";
import { FailureError } from "../shared/failure.ts";
import { DeviceWatch } from "./device.ts";
import { GpuAdamW } from "./gpuAdamW.ts";
import { GpuTensor } from "./gpuTensor.ts";
import type { LoadedOrt } from "./onnxruntime.ts";
import { Readback } from "./readback.ts";
import { createGpuSession } from "./session.ts";

/**
 * The {@link Runtime} on WebGPU: onnxruntime-web on a GPUDevice of ours, tensors in buffers of ours.
 * onnxruntime submits all of a run before it resolves, so what we submit after it is in order.
 */
export class GpuRuntime implements Runtime {
  readonly device: DeviceReport;
  readonly lost: Promise<Failure>;
  readonly #gpu: GPUDevice;
  readonly #ort: typeof Ort;
  readonly #queue: SerialQueue;
  readonly #watch: DeviceWatch;
  readonly #readback: Readback;
  readonly #pipelines = new Map<number, GPUComputePipeline>();
  readonly #tensors = new Set<DeviceTensor>();
  readonly #programs = new Set<Program>();

  /** Takes the device as its own: `dispose` destroys it. */
  constructor(gpu: GPUDevice, { ort, queue }: LoadedOrt, device: DeviceReport) {
    this.device = device;
    this.#gpu = gpu;
    this.#ort = ort;
    this.#queue = queue;
    this.#watch = new DeviceWatch(gpu);
    this.#readback = new Readback(gpu, this.#watch);
    this.lost = this.#watch.lost;
  }

  tensor(shape: Shape, data?: HostData, dtype?: "float32" | "int32"): DeviceTensor {
    const type = dtype ?? (data ? dtypeOf(data) : "float32");
    if (data) checkData(shape, type, data);
    const tensor = new GpuTensor(this.#ort, this.#gpu, shape, type);
    if (data) this.#gpu.queue.writeBuffer(tensor.buffer, 0, data);
    this.#tensors.add(tensor);
    return tensor;
  }

  write(tensor: DeviceTensor, data: HostData): void {
    const { buffer } = this.#own(tensor);
    checkData(tensor.shape, tensor.dtype, data);
    const kept = data.slice();
    this.#queue.do(() => this.#gpu.queue.writeBuffer(buffer, 0, kept));
  }

  copy(source: DeviceTensor, target: DeviceTensor): void {
    const [from, to] = [this.#own(source).buffer, this.#own(target).buffer];
    checkCopy(source, target);
    this.#queue.do(() => {
      const encoder = this.#gpu.createCommandEncoder({ label: "copy" });
      encoder.copyBufferToBuffer(from, 0, to, 0, source.byteLength);
      this.#gpu.queue.submit([encoder.finish()]);
    });
  }

  async read(tensor: DeviceTensor): Promise<Float32Array<ArrayBuffer>> {
    const { buffer, dtype, shape, byteLength } = this.#own(tensor);
    if (dtype !== "float32")
      throw new FailureError("internal", `int32[${shape.join(",")}] where float32 is needed`);
    // Wrapped, so that the queue waits only until the copy is submitted, not until it is mapped.
    const { bytes } = await this.#queue.run(() =>
      Promise.resolve({ bytes: this.#readback.read(buffer, byteLength) }),
    );
    return new Float32Array(await bytes);
  }

  free(tensor: DeviceTensor): void {
    const { buffer } = this.#own(tensor);
    this.#tensors.delete(tensor);
    this.#queue.do(() => buffer.destroy());
  }

  async compile(graph: Graph): Promise<Program> {
    validate(graph);
    const session = await this.#queue.run(() => {
      this.#watch.check();
      return createGpuSession(this.#ort, this.#gpu, graph);
    });
    const program: Program = {
      run: async (inputs, outputs) => {
        checkBindings(graph, inputs, outputs);
        const feeds = this.#ortTensors(inputs);
        const fetches = this.#ortTensors(outputs);
        await this.#queue.run(() => this.#run(graph.name, session, feeds, fetches));
      },
      dispose: async () => {
        if (this.#programs.delete(program)) await this.#queue.run(() => session.release());
      },
    };
    this.#programs.add(program);
    return program;
  }

  adamW(slots: readonly AdamWSlot[], options: AdamWOptions): AdamW {
    return new GpuAdamW(slots, options, {
      device: this.#gpu,
      queue: this.#queue,
      readback: this.#readback,
      pipelines: this.#pipelines,
      own: (tensor) => this.#own(tensor),
    });
  }

  async dispose(): Promise<void> {
    this.#watch.expectLoss();
    for (const program of [...this.#programs]) await program.dispose();
    for (const tensor of this.#tensors) this.free(tensor);
    this.#readback.dispose();
    this.#gpu.destroy();
  }

  async #run(
    graphName: string,
    session: Ort.InferenceSession,
    feeds: Record<string, Ort.Tensor>,
    fetches: Record<string, Ort.Tensor>,
  ): Promise<void> {
    this.#watch.check();
    try {
      await session.run(feeds, fetches);
    } catch (error) {
      this.#watch.check();
      throw toSessionFailure(`a run of graph '${graphName}' failed`, error);
    }
    // A run on a lost device resolves as if it had computed.
    this.#watch.check();
  }

  #ortTensors(tensors: Bindings): Record<string, Ort.Tensor> {
    return Object.fromEntries(
      Object.entries(tensors).map(([name, tensor]) => [name, this.#own(tensor).ortTensor]),
    );
  }

  #own(tensor: DeviceTensor): GpuTensor {
    if (tensor instanceof GpuTensor && this.#tensors.has(tensor)) return tensor;
    throw new FailureError(
      "internal",
      `tensor [${tensor.shape.join(",")}] was freed or belongs to another runtime`,
    );
  }
}
