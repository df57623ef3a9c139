import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import { withSiteOnDisk } from "./siteOnDisk.ts";

/** What an experiment on wasm took in a process of its own. */
export interface WasmMemory {
  /** WebAssembly's memory in the end, which is the most that there was. */
  readonly heapBytes: number;
  /** The most that arrays of JavaScript took beside it. */
  readonly arrayBytes: number;
}

const script = fileURLToPath(new URL("wasmProcess.ts", import.meta.url));

export function measureWasm(
  site: ReadonlyMap<string, Uint8Array>,
  spec: ExperimentSpec,
): Promise<WasmMemory> {
  return withSiteOnDisk(site, spec, async ({ folder, specPath }) => {
    const args = ["--expose-gc", "--import", "tsx", script, specPath, folder];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    // Written by our own script.
    return JSON.parse(stdout) as WasmMemory;
  });
}
