import { spawnSync } from "node:child_process";

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
