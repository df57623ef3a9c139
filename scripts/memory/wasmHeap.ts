import { parseClipConfig } from "../../src/clip/config.ts";
import { tinyConfigJson } from "../../src/clip/fixtures.ts";
import { textGraph } from "../../src/clip/textEncoder.ts";
import { createWasmRuntime } from "../../src/gpu/wasmRuntime.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import { said } from "../../src/shared/said.ts";
import { watchWasmMemory } from "../bench/wasmMemory.ts";

/** onnxruntime-web on wasm, in Node, on one thread. */
export interface WatchedWasm {
  readonly runtime: Runtime;
  /** Bytes of WebAssembly's memory, which grows and never shrinks. */
  readonly heapBytes: () => number;
}

/** Once a process, before anything else loads onnxruntime-web. Its wasm file has been read and compiled. */
export async function startWasm(): Promise<WatchedWasm> {
  const heapBytes = watchWasmMemory();
  const runtime = await createWasmRuntime(said("cpuAsked"), 1);
  const program = await runtime.compile(textGraph(parseClipConfig(tinyConfigJson()), 1, 4));
  await program.dispose();
  return { runtime, heapBytes };
}
