import type { DeviceWatch } from "./device.ts";

/** The first bytes of a buffer. */
interface Part {
  readonly buffer: GPUBuffer;
  readonly byteLength: number;
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

  /** As {@link readAll}, of one buffer. */
  async read(buffer: GPUBuffer, byteLength: number): Promise<ArrayBuffer> {
    const [bytes] = await this.readAll([{ buffer, byteLength }]);
    return bytes!;
  }

  /**
   * The parts as they are after all that was submitted before this call, with one submission and one
   * mapping where they fit a staging buffer together. Throws what went wrong on the device, so that a
   * fault is never read as zeros.
   */
  async readAll(parts: readonly Part[]): Promise<ArrayBuffer[]> {
    const copies = batchesOf(parts).map((batch) => this.#copyOut(batch));
    return (await Promise.all(copies)).flat();
  }

  async #copyOut(parts: readonly Part[]): Promise<ArrayBuffer[]> {
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
    const ranges = parts.map(({ buffer, byteLength }) => {
      const start = end;
      end += byteLength;
      encoder.copyBufferToBuffer(buffer, 0, staging, start, byteLength);
      return [start, end] as const;
    });
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
    const copies = ranges.map(([start, stop]) => mapped.slice(start, stop));
    staging.unmap();
    this.#idle.set(size, [...(this.#idle.get(size) ?? []), staging]);
    return copies;
  }

  dispose(): void {
    for (const buffers of this.#idle.values()) for (const buffer of buffers) buffer.destroy();
    this.#idle.clear();
  }
}

/** The parts in their order, as many together as a shared staging buffer holds. */
function batchesOf(parts: readonly Part[]): Part[][] {
  const batches: Part[][] = [];
  for (const part of parts) {
    const last = batches.at(-1);
    if (last && sum(last) + part.byteLength <= maxShared) last.push(part);
    else batches.push([part]);
  }
  return batches;
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((bytes, { byteLength }) => bytes + byteLength, 0);
}
