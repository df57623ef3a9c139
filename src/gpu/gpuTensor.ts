import type * as Ort from "onnxruntime-common";
import type { Shape } from "../graph/graph.ts";
import { sizeOf } from "../graph/graph.ts";
import type { DeviceTensor } from "../runtime/runtime.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";

/** onnxruntime's kernels read vectors of four: every buffer is a multiple of 16 bytes. */
const alignment = 16;

/** A tensor in a GPUBuffer of ours, wrapped once for onnxruntime, which never destroys it. */
export class GpuTensor implements DeviceTensor {
  readonly dtype: "float32" | "int32";
  readonly shape: Shape;
  readonly byteLength: number;
  readonly buffer: GPUBuffer;
  readonly ortTensor: Ort.Tensor;
  /** Counts what changed its contents: writes, copies, updates and runs. */
  version = 0;

  constructor(ort: typeof Ort, device: GPUDevice, shape: Shape, dtype: "float32" | "int32") {
    this.dtype = dtype;
    this.shape = shape;
    this.byteLength = sizeOf(shape) * 4;
    this.buffer = createStorage(device, this.byteLength, `${dtype}[${shape.join(",")}]`);
    this.ortTensor = ort.Tensor.fromGpuBuffer(this.buffer, { dataType: dtype, dims: shape });
  }
}

export type GpuTensors = readonly (readonly [name: string, tensor: GpuTensor])[];

/** A zeroed storage buffer of at least `byteLength` bytes. */
export function createStorage(device: GPUDevice, byteLength: number, label: string): GPUBuffer {
  const size = Math.max(alignment, Math.ceil(byteLength / alignment) * alignment);
  if (size > device.limits.maxBufferSize)
    throw new FailureError(
      "out-of-memory",
      said("bufferTooLarge", label, size, device.limits.maxBufferSize),
    );
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  return device.createBuffer({ label, size, usage });
}
