import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import type { Environment } from "../experiment/recording.ts";
import type { Runtime } from "../runtime/runtime.ts";

/** Where a run of the command line is made. */
export function nodeEnvironment({ device }: Pick<Runtime, "device">): Environment {
  const processor = cpus()[0]?.model.trim();
  return {
    appVersion: appVersion(),
    device: processor ? device.name.replace("CPU", processor) : device.name,
    runtime: "node",
    browser: `Node ${process.versions.node}`,
    date: new Date().toISOString(),
  };
}

function appVersion(): string {
  const file = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  // Our own file, which npm does not run without a version.
  return (JSON.parse(file) as { version: string }).version;
}
