import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseRecording } from "../../src/experiment/readRecording.ts";
import type { Recording } from "../../src/experiment/recording.ts";

/**
 * What the command line records of a link's fragment, in a process of its own.
 * @param assets the folder that holds models/ and data/
 */
export async function recordLink(fragment: string, assets = "public"): Promise<Recording> {
  const out = await mkdtemp(join(tmpdir(), "lipsum-recording-"));
  try {
    const args = ["--import", "tsx", "src/cli/main.ts", "run", `#${fragment}`, "--out", out];
    args.push("--assets", assets);
    const { status } = spawnSync(process.execPath, args, {
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status !== 0) throw new Error(`the run of ${fragment} ended with ${status}`);
    return parseRecording(await readFile(join(out, "recording.json")));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
