import type * as Ort from "onnxruntime-common";
import { SerialQueue } from "../runtime/serialQueue.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";

/**
 * Builds of onnxruntime-web. "jspi" and "asyncify" have the WebGPU provider and differ in how wasm
 * waits for the GPU; "jspi" is 10 MB smaller and needs a browser with WebAssembly.Suspending. "wasm"
 * is the CPU alone.
 */
export type OrtBuild = "jspi" | "asyncify" | "wasm";

/** One onnxruntime with the queue that every call into it goes through. */
export interface LoadedOrt {
  readonly ort: typeof Ort;
  readonly queue: SerialQueue;
}

/** The build with the WebGPU provider that suits this browser. */
export function webgpuBuild(): OrtBuild {
  return "Suspending" in WebAssembly ? "jspi" : "asyncify";
}

const loaded = new Map<OrtBuild, Promise<LoadedOrt>>();

/** Loads a build, once; its wasm file is fetched when the first session is made. */
export function loadOrt(build: OrtBuild, threads = 1): Promise<LoadedOrt> {
  const known = loaded.get(build);
  if (known) return known;
  const loading = importBuild(build).then(
    (ort) => {
      ort.env.wasm.numThreads = threads;
      return { ort, queue: new SerialQueue() };
    },
    (error: unknown) => {
      loaded.delete(build);
      throw new FailureError("download", said("engineBuildNotLoaded", build, String(error)), {
        cause: error,
      });
    },
  );
  loaded.set(build, loading);
  return loading;
}

/** One import a build, each in full, so that the bundler makes three files of which one is fetched. */
function importBuild(build: OrtBuild): Promise<typeof Ort> {
  switch (build) {
    case "jspi":
      return import("onnxruntime-web/jspi");
    case "asyncify":
      return import("onnxruntime-web/webgpu");
    case "wasm":
      return import("onnxruntime-web/wasm");
  }
}
