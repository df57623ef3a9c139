import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runSpec } from "../../src/experiment/runs.ts";
import type { ExperimentSpec } from "../../src/experiment/spec.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import { sha256 } from "../../src/shared/sha256.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { RunPool } from "./runPool.ts";
import type { FinishedRun, ResultsSplit } from "./trainRun.ts";

/** A folder that holds models/ and data/, as public/ does. */
export interface Site {
  readonly assets: string;
  readonly fingerprint: Fingerprint;
}

export interface RunStoreOptions {
  /** Where finished runs are kept, a file each. */
  readonly folder: string;
  /** What runs are of where nothing else is asked for. */
  readonly site: Site;
  /** Runs made at a time, each in a process of its own. */
  readonly jobs: number;
  readonly threads: number | null;
  /** New runs that may be made; the next one throws a {@link PausedError}. */
  readonly maxRuns: number;
  readonly log: (line: string) => void;
}

/** As many runs as allowed were made: started again, the evidence goes on from here. */
export class PausedError extends Error {
  constructor() {
    super("Paused after as many runs as --runs allows; the same command goes on from here.");
    this.name = "PausedError";
  }
}

/** The result, or null where it needs more runs than are allowed. */
export async function unlessPaused<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PausedError) return null;
    throw error;
  }
}

/** Makes each run only once: what has been run for the same files is read. */
export class RunStore {
  readonly #options: RunStoreOptions;
  readonly #pool: RunPool;
  readonly #making = new Map<string, Promise<FinishedRun>>();
  #made = 0;

  constructor(options: RunStoreOptions) {
    this.#options = options;
    this.#pool = new RunPool(options.jobs);
    mkdirSync(options.folder, { recursive: true });
  }

  /** One recipe of a spec, measured on every picture of a split. Throws when the run fails. */
  async run(
    spec: ExperimentSpec,
    recipe: RecipeId,
    split: ResultsSplit,
    site = this.#options.site,
  ): Promise<FinishedRun> {
    const { folder } = this.#options;
    const { fingerprint } = site;
    const run = runSpec(spec, recipe);
    const path = join(folder, `${sha256(bytes({ fingerprint, run, split })).slice(0, 24)}.json`);
    // The file was written below.
    if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as FinishedRun;
    const making = this.#making.get(path) ?? this.#make(path, spec, recipe, split, site);
    this.#making.set(path, making);
    return making;
  }

  /** Lets the runs that are being made come to their end, and ends their processes. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#making.values());
    this.#pool.close();
  }

  async #make(
    path: string,
    spec: ExperimentSpec,
    recipe: RecipeId,
    split: ResultsSplit,
    site: Site,
  ): Promise<FinishedRun> {
    const { folder, threads, maxRuns, log } = this.#options;
    if (this.#made >= maxRuns) throw new PausedError();
    this.#made++;
    const weights = join(folder, "weights");
    const finished = await this.#pool.run({
      ...{ spec, recipe, split, ...site },
      ...{ weights, threads },
    });
    // Renamed when whole, so that an interrupt leaves no half of a file.
    writeFileSync(`${path}.part`, JSON.stringify(finished));
    renameSync(`${path}.part`, path);
    const { learningRate, steps, seed, hyperparameters } = finished.spec;
    const own = Object.values(hyperparameters).join("/");
    const seconds = (finished.trainingMs / 1000).toFixed(0);
    log(`${recipe} ${own} rate ${learningRate} steps ${steps} seed ${seed} ${split}: ${seconds} s`);
    return finished;
  }
}

function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
