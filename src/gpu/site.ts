import type * as Ort from "onnxruntime-common";
import type { DeviceTensor } from "../runtime/runtime.ts";
import type { SerialQueue } from "../runtime/serialQueue.ts";
import type { DeviceWatch } from "./device.ts";
import type { GpuTensor } from "./gpuTensor.ts";
import type { Readback } from "./readback.ts";

/** What the parts of one WebGPU runtime share. */
export interface GpuSite {
  readonly device: GPUDevice;
  readonly ort: typeof Ort;
  /** Every use of onnxruntime or of the device's queue takes its turn here. */
  readonly queue: SerialQueue;
  readonly watch: DeviceWatch;
  readonly readback: Readback;
  /** The tensor as this runtime's own; throws for a freed one and another runtime's. */
  own(tensor: DeviceTensor): GpuTensor;
}
