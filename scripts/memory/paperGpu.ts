/**
 * WebGPU on paper, for Node: whatever is asked for is given, nothing is allocated or computed, and what
 * is read back is 0. Enough of it for onnxruntime-web and for our own runtime, so that a count of what
 * they ask for takes neither a graphics card nor minutes on a software one.
 */

class Anything {
  readonly label = "";
  destroy(): void {}
}

class PaperBuffer extends Anything {
  readonly size: number;
  readonly usage: number;
  mapState: GPUBufferMapState;
  #mapped: ArrayBuffer | null = null;

  constructor({ size, usage, mappedAtCreation = false }: GPUBufferDescriptor) {
    super();
    this.size = size;
    this.usage = usage;
    this.mapState = mappedAtCreation ? "mapped" : "unmapped";
  }

  mapAsync(): Promise<void> {
    this.mapState = "mapped";
    return Promise.resolve();
  }

  getMappedRange(offset = 0, size = this.size - offset): ArrayBuffer {
    return (this.#mapped ??= new ArrayBuffer(size));
  }

  unmap(): void {
    this.mapState = "unmapped";
    this.#mapped = null;
  }
}

class PaperPass extends Anything {
  setPipeline(): void {}
  setBindGroup(): void {}
  dispatchWorkgroups(): void {}
  dispatchWorkgroupsIndirect(): void {}
  end(): void {}
}

class PaperEncoder extends Anything {
  beginComputePass = () => new PaperPass();
  copyBufferToBuffer(): void {}
  clearBuffer(): void {}
  resolveQuerySet(): void {}
  finish = () => new Anything();
}

class PaperQueue extends Anything {
  submit(): void {}
  writeBuffer(): void {}
  onSubmittedWorkDone = () => Promise.resolve();
}

class PaperPipeline extends Anything {
  getBindGroupLayout = () => new Anything();
}

class PaperDevice extends Anything {
  readonly features = new Set<string>();
  readonly limits = new PaperLimits();
  readonly queue = new PaperQueue();
  /** Never. */
  readonly lost = new Promise<never>(() => undefined);
  readonly adapterInfo = { vendor: "", architecture: "", device: "", description: "on paper" };
  createShaderModule = () => new Anything();
  createBindGroupLayout = () => new Anything();
  createPipelineLayout = () => new Anything();
  createBindGroup = () => new Anything();
  createQuerySet = () => new Anything();
  createComputePipeline = () => new PaperPipeline();
  createComputePipelineAsync = () => Promise.resolve(new PaperPipeline());
  createCommandEncoder = () => new PaperEncoder();
  createBuffer(descriptor: GPUBufferDescriptor): PaperBuffer {
    return new PaperBuffer(descriptor);
  }
  pushErrorScope(): void {}
  popErrorScope = () => Promise.resolve(null);
  addEventListener(): void {}
}

/** Those of Chromium's software adapter; a graphics card has others, on which no buffer's size depends. */
class PaperLimits {
  readonly maxBindGroups = 4;
  readonly maxBindingsPerBindGroup = 1000;
  readonly maxBufferSize = 2 ** 30;
  readonly maxStorageBufferBindingSize = 2 ** 30;
  readonly maxUniformBufferBindingSize = 65536;
  readonly maxStorageBuffersPerShaderStage = 10;
  readonly maxUniformBuffersPerShaderStage = 12;
  readonly maxComputeWorkgroupStorageSize = 32768;
  readonly maxComputeInvocationsPerWorkgroup = 256;
  readonly maxComputeWorkgroupSizeX = 256;
  readonly maxComputeWorkgroupSizeY = 256;
  readonly maxComputeWorkgroupSizeZ = 64;
  readonly maxComputeWorkgroupsPerDimension = 65535;
  readonly minStorageBufferOffsetAlignment = 256;
  readonly minUniformBufferOffsetAlignment = 256;
}

/** Is only asked for by instanceof: on paper nothing goes wrong. */
class PaperError {
  readonly message = "";
}

/** Puts WebGPU where a browser has it; gives devices. */
export function installPaperGpu(): () => GPUDevice {
  // onnxruntime-web asks whether there is an adapter, and takes the device that it is given.
  const gpu = { requestAdapter: () => Promise.resolve(new PaperDevice()) };
  Object.defineProperty(globalThis, "navigator", { value: { gpu, userAgent: "", platform: "" } });
  Object.assign(globalThis, {
    GPUDevice: PaperDevice,
    GPUBuffer: PaperBuffer,
    GPUSupportedLimits: PaperLimits,
    GPUValidationError: PaperError,
    GPUOutOfMemoryError: PaperError,
    GPUInternalError: PaperError,
    GPUMapMode: { READ: 1, WRITE: 2 },
    GPUBufferUsage: {
      ...{ MAP_READ: 1, MAP_WRITE: 2, COPY_SRC: 4, COPY_DST: 8, INDEX: 16, VERTEX: 32 },
      ...{ UNIFORM: 64, STORAGE: 128, INDIRECT: 256, QUERY_RESOLVE: 512 },
    },
  });
  // What of a device is not here nobody asks for.
  return () => new PaperDevice() as unknown as GPUDevice;
}
