import type { DeviceWatch } from "./device.ts";

/** Bytes of a buffer, and the array of as many that they go to. */
export interface ReadPart {
  readonly buffer: GPUBuffer;
  /** Where they start; a multiple of 4. */
  readonly offset: number;
  readonly byteLength: number;
  readonly target: Float32Array | Uint32Array;
}

/** Bytes of a staging buffer that several parts share; a larger part has one of its own. */
const maxShared = 2 ** 26;

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
   * Fills the targets with the parts as they are after all that was submitted before this call, with one
   * submission and one mapping where they fit a staging buffer together. Throws what went wrong on the
   * device, so that a fault is never read as zeros.
   */
  async fill(parts: readonly ReadPart[]): Promise<void> {
    await Promise.all(batchesOf(parts).map((batch) => this.#copyOut(batch)));
  }

  /** As {@link fill}, of the first bytes of one buffer. */
  async read(buffer: GPUBuffer, byteLength: number): Promise<ArrayBuffer> {
    const target = new Uint32Array(byteLength / 4);
    await this.fill([{ buffer, offset: 0, byteLength, target }]);
    return target.buffer;
  }

  async #copyOut(parts: readonly ReadPart[]): Promise<void> {
    const total = sum(parts);
    const size = 2 ** Math.ceil(Math.log2(Math.max(256, total)));
    const staging =
      this.#idle.get(size)?.pop() ??
      this.#device.createBuffer({
        label: "readback",
        size,
        usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
      });
    const encoder = this.#device.createCommandEncoder({ label: "readback" });
    let end = 0;
    for (const { buffer, offset, byteLength } of parts) {
      encoder.copyBufferToBuffer(buffer, offset, staging, end, byteLength);
      end += byteLength;
    }
    this.#device.queue.submit([encoder.finish()]);
    try {
      await staging.mapAsync(GPUMapMode.READ, 0, total);
    } catch (error) {
      // A lost device rejects the mapping before it reports the loss.
      await Promise.race([this.#watch.lost, new Promise((resolve) => setTimeout(resolve, 100))]);
      this.#watch.check();
      throw error;
    }
    this.#watch.check();
    const mapped = staging.getMappedRange(0, total);
    let start = 0;
    for (const { target, byteLength } of parts) {
      const { buffer, byteOffset } = target;
      const source = new Uint8Array(mapped, start, byteLength);
      new Uint8Array(buffer, byteOffset, byteLength).set(source);
      start += byteLength;
    }
    staging.unmap();
    this.#idle.set(size, [...(this.#idle.get(size) ?? []), staging]);
  }

  dispose(): void {
    for (const buffers of this.#idle.values()) for (const buffer of buffers) buffer.destroy();
    this.#idle.clear();
  }
}

/** The parts in their order, as many together as a shared staging buffer holds. */
function batchesOf(parts: readonly ReadPart[]): ReadPart[][] {
  const batches: ReadPart[][] = [];
  for (const part of parts) {
    const last = batches.at(-1);
    if (last && sum(last) + part.byteLength <= maxShared) last.push(part);
    else batches.push([part]);
  }
  return batches;
}

function sum(parts: readonly ReadPart[]): number {
  return parts.reduce((bytes, { byteLength }) => bytes + byteLength, 0);
}
