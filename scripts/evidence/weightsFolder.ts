import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runKey } from "../../src/experiment/runKey.ts";
import type { RunSpec } from "../../src/experiment/spec.ts";
import { sha256 } from "../../src/shared/sha256.ts";
import { FinishedRuns } from "../../src/training/finishedRuns.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** Weights of runs that weight-space methods start from, a file each, so that none is trained twice. */
export class WeightsFolder {
  readonly #folder: string;
  readonly #fingerprint: Fingerprint;

  constructor(folder: string, fingerprint: Fingerprint) {
    this.#folder = folder;
    this.#fingerprint = fingerprint;
  }

  /** Those of `runs` that are kept. */
  load(runs: readonly RunSpec[]): FinishedRuns {
    const finished = new FinishedRuns();
    for (const run of runs) {
      const path = this.#pathOf(run);
      if (existsSync(path)) finished.add(runKey(run), new Uint8Array(readFileSync(path)));
    }
    return finished;
  }

  /** Keeps the weights of `runs` that have finished and are not kept yet. */
  async keep(runs: readonly RunSpec[], finished: FinishedRuns): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    for (const run of runs) {
      const [path, weights] = [this.#pathOf(run), await finished.get(runKey(run))];
      if (!weights || existsSync(path)) continue;
      // Renamed when whole, so that an interrupt leaves no half of a file.
      const part = `${path}.${process.pid}.part`;
      writeFileSync(part, weights);
      renameSync(part, path);
    }
  }

  #pathOf(run: RunSpec): string {
    const key = JSON.stringify([this.#fingerprint, runKey(run)]);
    return join(this.#folder, `${sha256(new TextEncoder().encode(key)).slice(0, 24)}.safetensors`);
  }
}
