/** Runs the spec in a file on the site in a folder, on wasm, and prints what it took as JSON. */
import { diskFiles } from "../../src/cli/diskFiles.ts";
import { readSpecArgument } from "../../src/cli/specArgument.ts";
import { watchHostArrays } from "./hostArrays.ts";
import type { WasmMemory } from "./measureWasm.ts";
import { runToEnd } from "./runToEnd.ts";
import { startWasm } from "./wasmHeap.ts";

const [specPath, folder] = process.argv.slice(2);
const spec = await readSpecArgument(specPath, []);
const { runtime, heapBytes } = await startWasm();
// What reading the wasm file has left behind.
globalThis.gc!();
const arrayBytes = watchHostArrays();
await runToEnd(spec, runtime, diskFiles(folder!));
const taken: WasmMemory = { heapBytes: heapBytes(), arrayBytes: arrayBytes() };
process.stdout.write(JSON.stringify(taken));
