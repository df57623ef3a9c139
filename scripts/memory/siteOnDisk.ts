import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { writeSpecFile } from "../../src/experiment/specFile.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";

/** Where a process of its own finds what it is to run. */
export interface SiteOnDisk {
  readonly folder: string;
  readonly specPath: string;
}

/** Writes a site and a spec into a folder, gives it to `task`, and removes it. */
export async function withSiteOnDisk<T>(
  site: ReadonlyMap<string, Uint8Array>,
  spec: ExperimentSpec,
  task: (onDisk: SiteOnDisk) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "lipsum-memory-"));
  try {
    for (const [path, bytes] of site) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    const specPath = join(folder, "spec.json");
    writeFileSync(specPath, writeSpecFile(spec));
    return await task({ folder, specPath });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
