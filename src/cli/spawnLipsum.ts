import { spawn, spawnSync } from "node:child_process";

/** The program, for tests that run it as a person does. */
export const mainPath = new URL("main.ts", import.meta.url).pathname;

/** Runs the program to its end, for tests. */
export function lipsum(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", mainPath, ...args],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

/** {@link lipsum} beside what this process serves meanwhile. */
export async function lipsumBeside(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", mainPath, ...args]);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, stdout, stderr };
}
