/**
 * On how many threads WebAssembly computes: on as many as onnxruntime-web takes by itself, a thread a
 * core, of which two logical processors are commonly one. Threads wait by turning in place, so that more
 * of them than cores cost time. Only a cross-origin isolated page has any beside its own.
 */
export function wasmThreads(isIsolated: boolean, logicalProcessors: number): number {
  return isIsolated ? Math.min(4, Math.ceil(logicalProcessors / 2)) : 1;
}
