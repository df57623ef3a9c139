import { intercept } from "../bench/intercept.ts";

/** Bytes of buffers by who made them. */
export interface GpuBytes {
  /** Ours: weights, gradients, moments, inputs. They have labels. */
  readonly own: number;
  /** onnxruntime's: activations, and what replays hold. */
  readonly onnxruntime: number;
  /** Through which numbers come back to the page; a graphics card has them in the processor's memory. */
  readonly staging: number;
}

type Maker = keyof GpuBytes;

const none: GpuBytes = { own: 0, onnxruntime: 0, staging: 0 };

/**
 * What the buffers of WebGPU take, from `createBuffer` to `destroy` or to the end of their device. Wraps
 * WebGPU's own classes, so there is one a page.
 */
export class GpuMemory {
  readonly #live = new Map<GPUDevice, Map<GPUBuffer, readonly [Maker, number]>>();
  #now: GpuBytes = none;
  #peak: GpuBytes = none;

  constructor() {
    intercept(GPUDevice.prototype, "createBuffer", (proceed, [descriptor], device) => {
      const buffer = proceed() as GPUBuffer;
      const { size } = descriptor as GPUBufferDescriptor;
      this.#add(device as GPUDevice, buffer, makerOf(descriptor as GPUBufferDescriptor), size);
      return buffer;
    });
    intercept(GPUBuffer.prototype, "destroy", (proceed, _, buffer) => {
      for (const buffers of this.#live.values()) this.#drop(buffers, buffer as GPUBuffer);
      return proceed();
    });
    intercept(GPUDevice.prototype, "destroy", (proceed, _, device) => {
      const buffers = this.#live.get(device as GPUDevice) ?? new Map<GPUBuffer, never>();
      for (const buffer of [...buffers.keys()]) this.#drop(buffers, buffer);
      return proceed();
    });
  }

  /** What there is. */
  get now(): GpuBytes {
    return this.#now;
  }

  /** What there was when there was most, during a task. */
  async peakOf(task: () => Promise<void>): Promise<GpuBytes> {
    this.#peak = this.#now;
    await task();
    return this.#peak;
  }

  #add(device: GPUDevice, buffer: GPUBuffer, maker: Maker, size: number): void {
    const buffers = this.#live.get(device) ?? new Map<GPUBuffer, readonly [Maker, number]>();
    this.#live.set(device, buffers.set(buffer, [maker, size]));
    this.#now = { ...this.#now, [maker]: this.#now[maker] + size };
    if (totalOf(this.#now) > totalOf(this.#peak)) this.#peak = this.#now;
  }

  #drop(buffers: Map<GPUBuffer, readonly [Maker, number]>, buffer: GPUBuffer): void {
    const known = buffers.get(buffer);
    if (!known) return;
    const [maker, size] = known;
    buffers.delete(buffer);
    this.#now = { ...this.#now, [maker]: this.#now[maker] - size };
  }
}

export function totalOf({ own, onnxruntime, staging }: GpuBytes): number {
  return own + onnxruntime + staging;
}

/**
 * From now on the graphics device computes nothing, and all else happens as ever: what is allocated does
 * not depend on numbers, and a software adapter would take minutes for an update of a real model.
 */
export function leaveOutDispatches(): void {
  for (const method of ["dispatchWorkgroups", "dispatchWorkgroupsIndirect"])
    intercept(GPUComputePassEncoder.prototype, method, () => undefined);
}

function makerOf({ usage, label }: GPUBufferDescriptor): Maker {
  if (usage & (GPUBufferUsage.MAP_READ | GPUBufferUsage.MAP_WRITE)) return "staging";
  return label ? "own" : "onnxruntime";
}
