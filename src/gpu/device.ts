import type { Failure } from "../shared/failure.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Said } from "../shared/said.ts";

/** What a browser offers: an adapter, or which kind of no and in plain words why. */
export type AdapterAnswer =
  | {
      readonly adapter: GPUAdapter;
      /** "nvidia turing", "google swiftshader". */
      readonly name: string;
      /** True when the adapter computes on the CPU. */
      readonly isSoftware: boolean;
      /** True when it is known to be a part of the processor. */
      readonly isIntegrated: boolean;
    }
  | { readonly adapter: null; readonly refusal: Said };

/** Where WebGPU is looked for: the page's or worker's global scope. */
export interface GpuScope {
  readonly isSecureContext: boolean;
  readonly navigator: { readonly gpu?: GPU | undefined };
}

export async function findAdapter(scope: GpuScope): Promise<AdapterAnswer> {
  const { gpu } = scope.navigator;
  if (!scope.isSecureContext) return { adapter: null, refusal: said("plainHttp") };
  if (!gpu) return { adapter: null, refusal: said("noGpuHere") };
  let adapter: GPUAdapter | null;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  } catch (error) {
    return { adapter: null, refusal: said("adapterRefused", String(error)) };
  }
  if (!adapter) return { adapter: null, refusal: said("noAdapter") };
  const { vendor, architecture, description } = adapter.info;
  const name = description || [vendor, architecture].filter(Boolean).join(" ") || "unnamed adapter";
  const isSoftware =
    adapter.info.isFallbackAdapter ||
    /swiftshader|llvmpipe|basic render/i.test(`${architecture} ${description}`);
  return { adapter, name, isSoftware, isIntegrated: isIntegrated(adapter.info) };
}

/**
 * Whether an adapter is a part of the processor, as far as WebGPU tells: Intel's architectures but for
 * those of graphics cards, which have "hp" in their names ("gen-12hp", "xe-2hpg"; Dawn's gpu_info.json).
 */
function isIntegrated({ vendor, architecture }: GPUAdapterInfo): boolean {
  return vendor === "intel" && architecture !== "" && !architecture.includes("hp");
}

/** Limits of which onnxruntime and large weights need all that the adapter has; the defaults are for small ones. */
const wantedLimits = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxStorageBuffersPerShaderStage",
  "maxComputeWorkgroupStorageSize",
  "maxComputeInvocationsPerWorkgroup",
  "maxComputeWorkgroupSizeX",
  "maxComputeWorkgroupSizeY",
  "maxComputeWorkgroupSizeZ",
  "maxComputeWorkgroupsPerDimension",
] as const satisfies readonly (keyof GPUSupportedLimits)[];

/** Features of which onnxruntime's kernels make use where there are any. */
const wantedFeatures: readonly GPUFeatureName[] = ["shader-f16", "subgroups", "timestamp-query"];

/** A device with the adapter's own limits. Throws `no-webgpu` when the browser refuses it. */
export async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const { limits, features } = adapter;
  try {
    return await adapter.requestDevice({
      requiredFeatures: wantedFeatures.filter((feature) => features.has(feature)),
      requiredLimits: Object.fromEntries(wantedLimits.map((name) => [name, limits[name]])),
    });
  } catch (error) {
    throw new FailureError("no-webgpu", said("deviceRefused", String(error)), { cause: error });
  }
}

/**
 * Remembers what went wrong on a device. WebGPU reports errors beside the calls that caused them, and
 * a lost device lets later calls pass in silence, so whoever reads a result asks here first.
 */
export class DeviceWatch {
  /** Resolves when the device is lost, unless {@link expectLoss} was called before. */
  readonly lost: Promise<Failure>;
  #failure: Failure | null = null;
  #isLossExpected = false;

  constructor(device: GPUDevice) {
    device.addEventListener("uncapturederror", ({ error }) => {
      this.#failure ??= deviceFailure(error);
    });
    this.lost = new Promise((resolve) => {
      void device.lost.then(({ message, reason }) => {
        const failure: Failure = {
          kind: "device-lost",
          ...said("deviceLost", message || reason),
        };
        this.#failure = failure;
        if (!this.#isLossExpected) resolve(failure);
      });
    });
  }

  /** Tells that the device is about to be destroyed on purpose. */
  expectLoss(): void {
    this.#isLossExpected = true;
  }

  /**
   * Throws what went wrong on the device since the last time, if anything did; a lost device throws
   * every time.
   */
  check(): void {
    const failure = this.#failure;
    if (!failure) return;
    if (failure.kind !== "device-lost") this.#failure = null;
    throw new FailureError(failure.kind, failure);
  }
}

function deviceFailure(error: GPUError): Failure {
  if (error instanceof GPUOutOfMemoryError)
    return { kind: "out-of-memory", ...said("deviceMemory", error.message) };
  return { kind: "internal", message: `WebGPU: ${error.message}` };
}
