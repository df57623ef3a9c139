import type { Graph, Shape } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { validate } from "../graph/validate.ts";
import { checkCopy, checkData, dtypeOf } from "../runtime/hostData.ts";
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
} from "../runtime/runtime.ts";
import type { Failure } from "../shared/failure.ts";
import { FailureError } from "../shared/failure.ts";
import { DeviceWatch } from "./device.ts";
import type { AdamWPipelines } from "./gpuAdamW.ts";
import { GpuAdamW } from "./gpuAdamW.ts";
import { GpuProgram } from "./gpuProgram.ts";
import { GpuTensor } from "./gpuTensor.ts";
import type { LoadedOrt } from "./onnxruntime.ts";
import { Readback } from "./readback.ts";
import type { GpuSite } from "./site.ts";

/**
 * The largest inputs and outputs, in bytes, of a program that is replayed: a replay holds copies of
 * them, and where they are larger a run is bound by its arithmetic, not by its dispatches.
 */
const maxReplayBytes = 256 * 1024 * 1024;

/**
 * The {@link Runtime} on WebGPU: onnxruntime-web on a GPUDevice of ours, tensors in buffers of ours.
 * onnxruntime submits all of a run before it resolves, so what we submit after it is in order.
 */
export class GpuRuntime implements Runtime {
  readonly device: DeviceReport;
  readonly lost: Promise<Failure>;
  readonly #site: GpuSite;
  readonly #pipelines: AdamWPipelines = new Map();
  readonly #tensors = new Set<DeviceTensor>();
  readonly #programs = new Set<Program>();

  /** Takes the device as its own: `dispose` destroys it. */
  constructor(device: GPUDevice, { ort, queue }: LoadedOrt, report: DeviceReport) {
    const watch = new DeviceWatch(device);
    const readback = new Readback(device, watch);
    const own = (tensor: DeviceTensor) => this.#own(tensor);
    this.#site = { device, ort, queue, watch, readback, own };
    this.device = report;
    this.lost = watch.lost;
  }

  tensor(shape: Shape, data?: HostData, dtype?: "float32" | "int32"): DeviceTensor {
    const type = dtype ?? (data ? dtypeOf(data) : "float32");
    if (data) checkData(shape, type, data);
    const tensor = new GpuTensor(this.#site.ort, this.#site.device, shape, type);
    if (data) this.#site.device.queue.writeBuffer(tensor.buffer, 0, data);
    this.#tensors.add(tensor);
    return tensor;
  }

  write(tensor: DeviceTensor, data: HostData): void {
    const owned = this.#own(tensor);
    checkData(tensor.shape, tensor.dtype, data);
    const kept = data.slice();
    this.#site.queue.do(() => {
      this.#site.device.queue.writeBuffer(owned.buffer, 0, kept);
      owned.version++;
    });
  }

  copy(source: DeviceTensor, target: DeviceTensor): void {
    const [from, to] = [this.#own(source), this.#own(target)];
    checkCopy(source, target);
    this.#site.queue.do(() => {
      const { device } = this.#site;
      const encoder = device.createCommandEncoder({ label: "copy" });
      encoder.copyBufferToBuffer(from.buffer, 0, to.buffer, 0, source.byteLength);
      device.queue.submit([encoder.finish()]);
      to.version++;
    });
  }

  async read(tensor: DeviceTensor): Promise<Float32Array<ArrayBuffer>> {
    const { buffer, dtype, shape, byteLength } = this.#own(tensor);
    if (dtype !== "float32")
      throw new FailureError("internal", `int32[${shape.join(",")}] where float32 is needed`);
    // Wrapped, so that the queue waits only until the copy is submitted, not until it is mapped.
    const { bytes } = await this.#site.queue.run(() =>
      Promise.resolve({ bytes: this.#site.readback.read(buffer, byteLength) }),
    );
    return new Float32Array(await bytes);
  }

  free(tensor: DeviceTensor): void {
    const { buffer } = this.#own(tensor);
    this.#tensors.delete(tensor);
    this.#site.queue.do(() => buffer.destroy());
  }

  async compile(graph: Graph, { repeats = false }: CompileOptions = {}): Promise<Program> {
    validate(graph);
    const edge = [...graph.inputs, ...graph.outputs];
    const bytes = edge.reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0);
    const program = await GpuProgram.create(graph, this.#site, repeats && bytes <= maxReplayBytes);
    this.#programs.add(program);
    return program;
  }

  adamW(slots: readonly AdamWSlot[], options: AdamWOptions): AdamW {
    return new GpuAdamW(slots, options, { ...this.#site, pipelines: this.#pipelines });
  }

  async dispose(): Promise<void> {
    const { device, watch, readback } = this.#site;
    watch.expectLoss();
    for (const program of this.#programs) await program.dispose();
    for (const tensor of this.#tensors) this.free(tensor);
    readback.dispose();
    device.destroy();
  }

  #own(tensor: DeviceTensor): GpuTensor {
    if (tensor instanceof GpuTensor && this.#tensors.has(tensor)) return tensor;
    throw new FailureError(
      "internal",
      `tensor [${tensor.shape.join(",")}] was freed or belongs to another runtime`,
    );
  }
}
