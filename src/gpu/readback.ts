import type { DeviceWatch } from "./device.ts";

/** Brings buffers to the host through reused staging buffers. */
export class Readback {
  readonly #device: GPUDevice;
  readonly #watch: DeviceWatch;
  /** Unmapped staging buffers by size. */
  readonly #idle = new Map<number, GPUBuffer[]>();

  constructor(device: GPUDevice, watch: DeviceWatch) {
    this.#device = device;
    this.#watch = watch;
  }

  /**
   * The first `byteLength` bytes of `buffer` as they are after all that was submitted before this
   * call. Throws what went wrong on the device, so that a fault is never read as zeros.
   */
  async read(buffer: GPUBuffer, byteLength: number): Promise<ArrayBuffer> {
    const size = 2 ** Math.ceil(Math.log2(Math.max(256, byteLength)));
    const staging =
      this.#idle.get(size)?.pop() ??
      this.#device.createBuffer({
        label: "readback",
        size,
        usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
      });
    const encoder = this.#device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, byteLength);
    this.#device.queue.submit([encoder.finish()]);
    try {
      await staging.mapAsync(GPUMapMode.READ, 0, byteLength);
    } catch (error) {
      // A lost device rejects the mapping before it reports the loss.
      await Promise.race([this.#watch.lost, new Promise((resolve) => setTimeout(resolve, 100))]);
      this.#watch.check();
      throw error;
    }
    this.#watch.check();
    const bytes = staging.getMappedRange(0, byteLength).slice(0);
    staging.unmap();
    this.#idle.set(size, [...(this.#idle.get(size) ?? []), staging]);
    return bytes;
  }

  dispose(): void {
    for (const buffers of this.#idle.values()) for (const buffer of buffers) buffer.destroy();
    this.#idle.clear();
  }
}
