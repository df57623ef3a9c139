import { intercept } from "./intercept.ts";

/** What was asked of WebGPU, whoever asked: onnxruntime or our own code. */
export interface GpuCounts {
  dispatches: number;
  submits: number;
  /** Buffers created, and their bytes. */
  buffers: number;
  bufferBytes: number;
  /** Bytes handed to the queue by writeBuffer. */
  writtenBytes: number;
  /** Bytes copied from buffer to buffer. */
  copiedBytes: number;
}

const none: GpuCounts = {
  dispatches: 0,
  submits: 0,
  buffers: 0,
  bufferBytes: 0,
  writtenBytes: 0,
  copiedBytes: 0,
};

/** Wraps WebGPU's own classes, once a page; {@link count} then tells what a task asks of them. */
export class GpuCounter {
  #counts: GpuCounts = { ...none };

  constructor() {
    const dispatched = () => this.#counts.dispatches++;
    before(GPUComputePassEncoder.prototype, "dispatchWorkgroups", dispatched);
    before(GPUComputePassEncoder.prototype, "dispatchWorkgroupsIndirect", dispatched);
    before(GPUQueue.prototype, "submit", () => this.#counts.submits++);
    before(GPUDevice.prototype, "createBuffer", ([descriptor]) => {
      this.#counts.buffers++;
      this.#counts.bufferBytes += (descriptor as GPUBufferDescriptor).size;
    });
    before(GPUQueue.prototype, "writeBuffer", ([, , data, offset, size]) => {
      this.#counts.writtenBytes += writtenBytes(data as AllowSharedBufferSource, offset, size);
    });
    before(GPUCommandEncoder.prototype, "copyBufferToBuffer", ([, , , , size]) => {
      // The short form, (source, target), copies whole buffers; nobody here uses it.
      this.#counts.copiedBytes += typeof size === "number" ? size : NaN;
    });
  }

  async count<T>(task: () => Promise<T>): Promise<{ result: T; counts: GpuCounts }> {
    this.#counts = { ...none };
    const result = await task();
    return { result, counts: { ...this.#counts } };
  }
}

/** Offset and size count elements of a typed array, and bytes of any other data. */
function writtenBytes(data: AllowSharedBufferSource, offset: unknown, size: unknown): number {
  const unit =
    "BYTES_PER_ELEMENT" in data && typeof data.BYTES_PER_ELEMENT === "number"
      ? data.BYTES_PER_ELEMENT
      : 1;
  if (typeof size === "number") return size * unit;
  return data.byteLength - (typeof offset === "number" ? offset : 0) * unit;
}

/** Calls `listen` with the arguments of every call of a method. */
function before(
  prototype: object,
  method: string,
  listen: (args: readonly unknown[]) => void,
): void {
  intercept(prototype, method, (proceed, args) => {
    listen(args);
    return proceed();
  });
}
