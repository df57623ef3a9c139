import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";

/** How onnxruntime, wasm and WebGPU say that memory ran out. */
const outOfMemory = /out of memory|bad_alloc|allocation failed|failed to allocate|OutOfMemory/i;

/** How onnxruntime-web says that its wasm file did not arrive. */
const notLoaded = /no available backend|failed to fetch|failed to load .*wasm/i;

/** What onnxruntime threw, as a FailureError; `what` says what was being done. */
export function toSessionFailure(what: string, error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  if (outOfMemory.test(detail))
    return new FailureError("out-of-memory", said("memoryRanOut", what, detail), { cause: error });
  if (notLoaded.test(detail))
    return new FailureError("download", said("engineNotLoaded", detail), { cause: error });
  return new FailureError("internal", `${what}: ${detail}`, { cause: error });
}
