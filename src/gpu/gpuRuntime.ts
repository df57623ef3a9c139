import type { Graph, Shape } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import { validate } from "../graph/validate.ts";
import { checkBlend, checkCopy, checkData, checkTargets, dtypeOf } from "../runtime/hostData.ts";
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
import { isReplayable } from "../runtime/replaySize.ts";
import type { Failure } from "../shared/failure.ts";
import { FailureError } from "../shared/failure.ts";
import { DeviceWatch } from "./device.ts";
import type { AdamWPipelines } from "./gpuAdamW.ts";
import { GpuAdamW } from "./gpuAdamW.ts";
import { GpuBlend } from "./gpuBlend.ts";
import { GpuProgram } from "./gpuProgram.ts";
import { GpuTensor } from "./gpuTensor.ts";
import type { LoadedOrt } from "./onnxruntime.ts";
import { Readback } from "./readback.ts";
import type { GpuSite } from "./site.ts";

/**
 * The {@link Runtime} on WebGPU: onnxruntime-web on a GPUDevice of ours, tensors in buffers of ours.
 * onnxruntime submits all of a run before it resolves, so what we submit after it is in order.
 */
export class GpuRuntime implements Runtime {
  readonly device: DeviceReport;
  readonly lost: Promise<Failure>;
  readonly #site: GpuSite;
  readonly #pipelines: AdamWPipelines = new Map();
  #blend: GpuBlend | null = null;
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
    const { queue, device } = this.#site;
    const source = queue.isIdle ? data : data.slice();
    queue.do(() => {
      device.queue.writeBuffer(owned.buffer, 0, source);
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

  blend(target: DeviceTensor, source: DeviceTensor, share: number): void {
    const [to, from] = [this.#own(target), this.#own(source)];
    checkBlend(target, source, share);
    if (share === 0) return;
    if (share === 1) {
      this.copy(source, target);
      return;
    }
    const blend = (this.#blend ??= new GpuBlend(this.#site.device));
    this.#site.queue.do(() => blend.run(to, from, share));
  }

  async read(tensor: DeviceTensor): Promise<Float32Array<ArrayBuffer>> {
    const [data] = await this.readAll([tensor]);
    return data!;
  }

  async readAll(
    tensors: readonly DeviceTensor[],
    targets = tensors.map(({ byteLength }) => new Float32Array(byteLength / 4)),
  ): Promise<Float32Array<ArrayBuffer>[]> {
    const owned = tensors.map((tensor) => this.#own(tensor));
    for (const { dtype, shape } of owned)
      if (dtype !== "float32")
        throw new FailureError("internal", `int32[${shape.join(",")}] where float32 is needed`);
    checkTargets(tensors, targets);
    const parts = owned.map(({ buffer, byteLength }, i) => ({
      ...{ buffer, offset: 0, byteLength, target: targets[i]! },
    }));
    // Wrapped, so that the queue waits only until the copies are submitted, not until they are mapped.
    const { pending } = await this.#site.queue.run(() =>
      Promise.resolve({ pending: this.#site.readback.fill(parts) }),
    );
    await pending;
    return [...targets];
  }

  free(tensor: DeviceTensor): void {
    const { buffer } = this.#own(tensor);
    this.#tensors.delete(tensor);
    this.#site.queue.do(() => buffer.destroy());
  }

  async compile(graph: Graph, options: CompileOptions = {}): Promise<Program> {
    const { repeats = false, asWritten = false } = options;
    validate(graph);
    const edge = [...graph.inputs, ...graph.outputs];
    const bytes = edge.reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0);
    const program = await GpuProgram.create(graph, this.#site, {
      replays: repeats && isReplayable(bytes),
      asWritten,
    });
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
