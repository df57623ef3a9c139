import { adamWCoefficients, checkMoments, checkSlots, checkStep } from "../runtime/adamw.ts";
import type { AdamW, AdamWOptions, AdamWSlot, DeviceTensor, Moment } from "../runtime/runtime.ts";
import { adamWShader, sharedBuffers, uniformBytes, workgroupSize } from "./adamwShader.ts";
import type { GpuTensor } from "./gpuTensor.ts";
import { createStorage } from "./gpuTensor.ts";
import type { GpuSite } from "./site.ts";

/** Compute pipelines by number of slots, shared by all optimizers of a device. */
export type AdamWPipelines = Map<number, GPUComputePipeline>;

type Site = GpuSite & { readonly pipelines: AdamWPipelines };

interface OwnedSlot {
  readonly weight: GpuTensor;
  readonly gradient: GpuTensor;
  readonly group: number;
  /** Where its moments start in those of its chunk, in elements. */
  readonly start: number;
  readonly elements: number;
}

/** Tensors that one dispatch updates. */
interface Chunk {
  readonly slots: readonly OwnedSlot[];
  readonly elements: number;
  readonly first: GPUBuffer;
  readonly second: GPUBuffer;
  readonly pipeline: GPUComputePipeline;
  /** Where its coefficients start in the uniform buffer, in bytes. */
  readonly uniformOffset: number;
}

/** {@link AdamW} as a WGSL kernel: one compute pass, several tensors a dispatch, in place. */
export class GpuAdamW implements AdamW {
  readonly #site: Site;
  readonly #slots: readonly AdamWSlot[];
  readonly #options: AdamWOptions;
  readonly #chunks: readonly Chunk[];
  readonly #uniforms: GPUBuffer;
  readonly #coefficients: ArrayBuffer;
  readonly #nonFinite: GPUBuffer;
  /** Bind groups of the chunks, by the loss tensor that they read. */
  readonly #bindGroups = new WeakMap<GpuTensor, readonly GPUBindGroup[]>();
  #steps = 0;

  constructor(slots: readonly AdamWSlot[], options: AdamWOptions, site: Site) {
    checkSlots(slots);
    const { device } = site;
    const { maxStorageBuffersPerShaderStage, minUniformBufferOffsetAlignment } = device.limits;
    const chunkSize = Math.floor((maxStorageBuffersPerShaderStage - sharedBuffers) / 2);
    const stride = roundUp(uniformBytes(chunkSize), minUniformBufferOffsetAlignment);
    this.#site = site;
    this.#slots = slots;
    this.#options = options;
    this.#chunks = chunksOf(slots, chunkSize).map((chunk, i) =>
      createChunk(chunk, i * stride, site),
    );
    this.#coefficients = new ArrayBuffer(stride * this.#chunks.length);
    this.#uniforms = device.createBuffer({
      label: "AdamW coefficients",
      size: this.#coefficients.byteLength,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    this.#nonFinite = createStorage(device, 4, "AdamW non-finite flag");
  }

  step(learningRates: readonly number[], loss: DeviceTensor): void {
    checkStep(this.#slots, learningRates, loss);
    const rates = [...learningRates];
    const owned = this.#site.own(loss);
    this.#site.queue.do(() => this.#dispatch(rates, owned));
  }

  async hasMetNonFinite(): Promise<boolean> {
    const { queue, readback } = this.#site;
    const { flag } = await queue.run(() =>
      Promise.resolve({ flag: readback.read(this.#nonFinite, 4) }),
    );
    return new Uint32Array(await flag)[0] !== 0;
  }

  get steps(): number {
    return this.#steps;
  }

  async readMoments(
    moment: Moment,
    targets: ReadonlyMap<number, Float32Array<ArrayBuffer>>,
  ): Promise<void> {
    const { queue, readback } = this.#site;
    const places = this.#placesOf(moment);
    const parts = Array.from(targets, ([slot, target]) => ({ ...places[slot]!, target }));
    // The copies are ordered now; waiting for them need not hold up what is queued behind.
    const { pending } = await queue.run(() => Promise.resolve({ pending: readback.fill(parts) }));
    await pending;
  }

  writeMoments(moment: Moment, values: ReadonlyMap<number, Float32Array<ArrayBuffer>>): void {
    checkMoments(this.#slots, values);
    const { queue, device } = this.#site;
    const places = this.#placesOf(moment);
    const { isIdle } = queue;
    for (const [slot, given] of values) {
      const { buffer, offset } = places[slot]!;
      const source = isIdle ? given : given.slice();
      queue.do(() => device.queue.writeBuffer(buffer, offset, source));
    }
  }

  countFrom(steps: number): void {
    this.#site.queue.do(() => (this.#steps = steps));
  }

  dispose(): void {
    this.#site.queue.do(() => {
      const moments = this.#chunks.flatMap(({ first, second }) => [first, second]);
      for (const buffer of [...moments, this.#uniforms, this.#nonFinite]) buffer.destroy();
    });
  }

  /** Where each slot's moments lie. */
  #placesOf(moment: Moment) {
    return this.#chunks.flatMap((chunk) =>
      chunk.slots.map(({ start, elements }) => ({
        ...{ buffer: chunk[moment], offset: start * 4, byteLength: elements * 4 },
      })),
    );
  }

  #dispatch(learningRates: readonly number[], loss: GpuTensor): void {
    const { device } = this.#site;
    this.#steps++;
    for (const chunk of this.#chunks) this.#writeCoefficients(chunk, learningRates);
    device.queue.writeBuffer(this.#uniforms, 0, this.#coefficients);
    const bindGroups = this.#bindGroups.get(loss) ?? this.#bind(loss);
    const encoder = device.createCommandEncoder({ label: "AdamW" });
    const pass = encoder.beginComputePass({ label: "AdamW" });
    this.#chunks.forEach(({ pipeline, elements }, i) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindGroups[i]);
      const workgroups = Math.ceil(elements / workgroupSize);
      pass.dispatchWorkgroups(Math.min(workgroups, device.limits.maxComputeWorkgroupsPerDimension));
    });
    pass.end();
    device.queue.submit([encoder.finish()]);
    for (const { slots } of this.#chunks) for (const { weight } of slots) weight.version++;
  }

  /** Fills the chunk's part of the uniform buffer: struct Update of the shader. */
  #writeCoefficients(chunk: Chunk, learningRates: readonly number[]): void {
    const { beta1, beta2, epsilon } = this.#options;
    const floats = new Float32Array(this.#coefficients, chunk.uniformOffset);
    const words = new Uint32Array(this.#coefficients, chunk.uniformOffset);
    // 1 − β is rounded once: 1 − 0.999 in float32 would be off by 1e-5 of itself.
    floats.set([beta2, 1 - beta1, 1 - beta2, epsilon]);
    words[4] = chunk.elements;
    chunk.slots.forEach(({ group, start }, i) => {
      const rate = learningRates[group]!;
      const { decay, stepSize, secondScale } = adamWCoefficients(this.#options, this.#steps, rate);
      words[8 + 4 * i] = start;
      floats.set([decay, stepSize, secondScale], 9 + 4 * i);
    });
  }

  #bind(loss: GpuTensor): readonly GPUBindGroup[] {
    const groups = this.#chunks.map(({ slots, first, second, pipeline, uniformOffset }) => {
      const size = uniformBytes(slots.length);
      const uniform = { buffer: this.#uniforms, offset: uniformOffset, size };
      const tensors = slots.flatMap(({ weight, gradient }) => [weight.buffer, gradient.buffer]);
      const buffers = [loss.buffer, this.#nonFinite, first, second, ...tensors];
      const resources = [uniform, ...buffers.map((buffer) => ({ buffer }))];
      return this.#site.device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: resources.map((resource, binding) => ({ binding, resource })),
      });
    });
    this.#bindGroups.set(loss, groups);
    return groups;
  }
}

function createChunk(slots: readonly AdamWSlot[], uniformOffset: number, site: Site): Chunk {
  let elements = 0;
  const owned = slots.map(({ parameter, gradient, group }) => {
    const start = elements;
    elements += parameter.byteLength / 4;
    return {
      weight: site.own(parameter),
      gradient: site.own(gradient),
      group,
      start,
      elements: parameter.byteLength / 4,
    };
  });
  return {
    slots: owned,
    elements,
    first: createStorage(site.device, elements * 4, "AdamW first moments"),
    second: createStorage(site.device, elements * 4, "AdamW second moments"),
    pipeline: pipelineFor(slots.length, site),
    uniformOffset,
  };
}

function pipelineFor(slots: number, { device, pipelines }: Site): GPUComputePipeline {
  const known = pipelines.get(slots);
  if (known) return known;
  const label = `AdamW over ${slots}`;
  const module = device.createShaderModule({ label, code: adamWShader(slots) });
  const pipeline = device.createComputePipeline({ label, layout: "auto", compute: { module } });
  pipelines.set(slots, pipeline);
  return pipeline;
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

function roundUp(bytes: number, multiple: number): number {
  return Math.ceil(bytes / multiple) * multiple;
}
