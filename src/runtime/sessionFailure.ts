import { FailureError } from "../shared/failure.ts";

/** How onnxruntime, wasm and WebGPU say that memory ran out. */
const outOfMemory = /out of memory|bad_alloc|allocation failed|failed to allocate|OutOfMemory/i;

/** How onnxruntime-web says that its wasm file did not arrive. */
const notLoaded = /no available backend|failed to fetch|failed to load .*wasm/i;

/** What onnxruntime threw, as a FailureError; `what` says what was being done. */
export function toSessionFailure(what: string, error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  if (outOfMemory.test(detail))
    return new FailureError(
      "out-of-memory",
      `${what}: memory ran out (${detail}). A smaller batch or a smaller model needs less.`,
      { cause: error },
    );
  if (notLoaded.test(detail))
    return new FailureError(
      "download",
      `onnxruntime's wasm file did not load (${detail}). Check the connection and reload the page.`,
      { cause: error },
    );
  return new FailureError("internal", `${what}: ${detail}`, { cause: error });
}
