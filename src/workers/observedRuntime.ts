import type { Program, Runtime } from "../runtime/runtime.ts";

/** The same runtime; `onProgress` is told whenever the device has done something that was waited for. */
export function observedRuntime(runtime: Runtime, onProgress: () => void): Runtime {
  const observed = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    onProgress();
    return result;
  };
  const observedProgram = (program: Program): Program => ({
    run: (inputs, outputs) => observed(program.run(inputs, outputs)),
    dispose: () => program.dispose(),
  });
  return {
    device: runtime.device,
    lost: runtime.lost,
    tensor: (...given) => runtime.tensor(...given),
    write: (...given) => runtime.write(...given),
    copy: (...given) => runtime.copy(...given),
    blend: (...given) => runtime.blend(...given),
    read: (tensor) => observed(runtime.read(tensor)),
    readAll: (...given) => observed(runtime.readAll(...given)),
    free: (tensor) => runtime.free(tensor),
    compile: async (...given) => observedProgram(await observed(runtime.compile(...given))),
    adamW: (...given) => runtime.adamW(...given),
    dispose: () => runtime.dispose(),
  };
}
