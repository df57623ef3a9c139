import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FailureError } from "../shared/failure.ts";
import { transformersJsFiles } from "../training/transformersJs.ts";
import type { CommandLine } from "./commandLine.ts";
import { readBytes } from "./diskFiles.ts";
import { siteFiles } from "./siteFiles.ts";
import { readSpecArgument } from "./specArgument.ts";

/** `export`: writes a tuned image tower as a repository of transformers.js. */
export async function exportOnnx(line: Extract<CommandLine, { command: "export" }>): Promise<void> {
  const { model } = await readSpecArgument(line.spec, line.set);
  const tuned = await readBytes(line.weights, "--weights must name a safetensors file.");
  const files = await transformersJsFiles(siteFiles(line), model, tuned);
  try {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(line.out, path)), { recursive: true });
      await writeFile(join(line.out, path), bytes);
    }
  } catch (error) {
    const reason = (error as Error).message;
    throw new FailureError("bad-file", `--out must be a folder that can be written to: ${reason}`, {
      cause: error,
    });
  }
  process.stderr.write(`Wrote ${[...files.keys()].join(", ")} into ${line.out}.\n`);
}
