import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { DownloadProgress } from "../shared/files.ts";
import type { WorkerEvent } from "../workers/protocol.ts";

export type DeviceReport = Extract<WorkerEvent, { readonly type: "device" }>["device"];

export interface DeviceState {
  /** Null until an experiment has been started. */
  readonly report: DeviceReport | null;
  /** The person's choice: "wasm" computes on the CPU even where there is WebGPU. */
  readonly force: "wasm" | "webgpu" | null;
  /** Of the current experiment, by path. */
  readonly downloads: ReadonlyMap<string, DownloadProgress>;
}

export type DeviceStore = StoreApi<DeviceState>;

export function createDeviceStore(): DeviceStore {
  return createStore<DeviceState>(() => ({ report: null, force: null, downloads: new Map() }));
}

/**
 * What an experiment will compute on, as far as one can say before asking for a device: where there is
 * WebGPU the adapter decides, and without one it is wasm.
 */
export function likelyRuntimes(
  { report, force }: Pick<DeviceState, "report" | "force">,
  hasWebGpu: boolean,
): readonly DeviceReport["kind"][] {
  if (force) return [force];
  if (report) return [report.kind];
  return hasWebGpu ? ["webgpu", "wasm"] : ["wasm"];
}

export function addProgress(store: DeviceStore, progress: DownloadProgress): void {
  store.setState(({ downloads }) => ({
    downloads: new Map(downloads).set(progress.path, progress),
  }));
}

/** All downloads together; `totalBytes` is null while any file's size is unknown. */
export function sumOf(downloads: ReadonlyMap<string, DownloadProgress>): {
  readonly loadedBytes: number;
  readonly totalBytes: number | null;
} {
  let loadedBytes = 0;
  let totalBytes: number | null = 0;
  for (const file of downloads.values()) {
    loadedBytes += file.loadedBytes;
    totalBytes =
      totalBytes === null || file.totalBytes === null ? null : totalBytes + file.totalBytes;
  }
  return { loadedBytes, totalBytes };
}
