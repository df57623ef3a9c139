import type { GpuTensor } from "./gpuTensor.ts";

const workgroupSize = 256;

/** Buffers are multiples of 16 bytes, and zeros blend to zeros: whole vectors need no bound of their own. */
const shader = /* wgsl */ `
@group(0) @binding(0) var<uniform> share: f32;
@group(0) @binding(1) var<storage, read> source: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> blended: array<vec4f>;

@compute @workgroup_size(${workgroupSize})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) count: vec3u) {
  for (var i = id.x; i < arrayLength(&blended); i += count.x * ${workgroupSize}u) {
    blended[i] += share * (source[i] - blended[i]);
  }
}
`;

/** target += share · (source − target) as a WGSL kernel, submitted at once. */
export class GpuBlend {
  readonly #device: GPUDevice;
  readonly #maxWorkgroups: number;
  readonly #pipeline: GPUComputePipeline;
  readonly #share: GPUBuffer;
  /** By target, then by source. */
  readonly #bindGroups = new WeakMap<GpuTensor, WeakMap<GpuTensor, GPUBindGroup>>();

  /** A dispatch has at most `maxWorkgroups`; each then computes more than one vector an invocation. */
  constructor(device: GPUDevice, maxWorkgroups = device.limits.maxComputeWorkgroupsPerDimension) {
    const label = "blend";
    const module = device.createShaderModule({ label, code: shader });
    this.#device = device;
    this.#maxWorkgroups = maxWorkgroups;
    this.#pipeline = device.createComputePipeline({ label, layout: "auto", compute: { module } });
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
    this.#share = device.createBuffer({ label: "blend share", size: 16, usage });
  }

  run(target: GpuTensor, source: GpuTensor, share: number): void {
    const { queue } = this.#device;
    queue.writeBuffer(this.#share, 0, Float32Array.of(share));
    const encoder = this.#device.createCommandEncoder({ label: "blend" });
    const pass = encoder.beginComputePass({ label: "blend" });
    pass.setPipeline(this.#pipeline);
    pass.setBindGroup(0, this.#bindGroup(target, source));
    const workgroups = Math.ceil(target.byteLength / 16 / workgroupSize);
    pass.dispatchWorkgroups(Math.min(workgroups, this.#maxWorkgroups));
    pass.end();
    queue.submit([encoder.finish()]);
    target.version++;
  }

  #bindGroup(target: GpuTensor, source: GpuTensor): GPUBindGroup {
    const bySource = this.#bindGroups.get(target) ?? new WeakMap<GpuTensor, GPUBindGroup>();
    this.#bindGroups.set(target, bySource);
    const known = bySource.get(source);
    if (known) return known;
    const buffers = [this.#share, source.buffer, target.buffer];
    const group = this.#device.createBindGroup({
      label: "blend",
      layout: this.#pipeline.getBindGroupLayout(0),
      entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
    bySource.set(source, group);
    return group;
  }
}
