import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mainPath } from "../../src/cli/spawnLipsum.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import { withSiteOnDisk } from "./siteOnDisk.ts";

/** The most memory that the command line's process had while it trained, in bytes (Linux). */
export function measureNode(
  site: ReadonlyMap<string, Uint8Array>,
  spec: ExperimentSpec,
): Promise<number> {
  return withSiteOnDisk(site, spec, async ({ folder, specPath }) => {
    const out = ["--out", join(folder, "run"), "--assets", folder];
    const args = ["--import", "tsx", mainPath, "run", specPath, ...out];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
    let [most, stderr] = [0, ""];
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    const timer = setInterval(() => (most = Math.max(most, peakOf(child.pid))), 50);
    const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
    clearInterval(timer);
    if (status !== 0) throw new Error(`the run ended with ${status}:\n${stderr}`);
    return most;
  });
}

/** The kernel's high-water mark of a process; 0 once it has ended. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
