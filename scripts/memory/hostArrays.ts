import { CpuAdamW } from "../../src/runtime/cpuAdamW.ts";
import { CpuRuntime } from "../../src/runtime/cpuRuntime.ts";
import { intercept } from "../bench/intercept.ts";

/**
 * The most bytes of arrays of JavaScript since this was called, those included that wait to be
 * collected: looked at whenever a runtime on the processor makes, takes or gives an array.
 */
export function watchHostArrays(): () => number {
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const look = () => (most = Math.max(most, process.memoryUsage().arrayBuffers - before));
  for (const method of ["tensor", "write", "copy", "read", "readAll", "compile"])
    intercept(CpuRuntime.prototype, method, (proceed) => {
      const result = proceed();
      look();
      return result;
    });
  // Gradients are there, and those of the update before.
  intercept(CpuAdamW.prototype, "step", (proceed) => {
    look();
    return proceed();
  });
  return () => most;
}
