import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diskFiles } from "../../src/cli/diskFiles.ts";
import type { RunEvent, Results } from "../../src/experiment/record.ts";
import { runSpec } from "../../src/experiment/runs.ts";
import type { ExperimentSpec, RunSpec } from "../../src/experiment/spec.ts";
import { ingredientSpec } from "../../src/experiment/ingredientSpec.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import { recipeOf } from "../../src/recipes/index.ts";
import { createNodeRuntime } from "../../src/runtime/nodeRuntime.ts";
import { sha256 } from "../../src/shared/sha256.ts";
import { runExperiment } from "../../src/training/experiment.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { WeightsFolder } from "./weightsFolder.ts";

export type ResultsSplit = "val" | "test";

/** A run that came to its end, as it is kept. */
export interface FinishedRun {
  readonly spec: RunSpec;
  readonly results: Results;
  /** Training alone, evaluations apart. */
  readonly trainingMs: number;
  readonly device: string;
  readonly date: string;
}

export interface RunStoreOptions {
  /** Where finished runs are kept, a file each. */
  readonly folder: string;
  /** Holds models/ and data/. */
  readonly assets: string;
  readonly fingerprint: Fingerprint;
  readonly threads: number | undefined;
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

/** Runs experiments one at a time, each only once: what has been run for the same files is read. */
export class RunStore {
  readonly #options: RunStoreOptions;
  readonly #weights: WeightsFolder;
  #made = 0;

  constructor(options: RunStoreOptions) {
    this.#options = options;
    mkdirSync(options.folder, { recursive: true });
    this.#weights = new WeightsFolder(join(options.folder, "weights"), options.fingerprint);
  }

  /** One recipe of a spec, measured on every picture of a split. Throws when the run fails. */
  async run(spec: ExperimentSpec, recipe: RecipeId, split: ResultsSplit): Promise<FinishedRun> {
    const { folder, fingerprint, log, maxRuns } = this.#options;
    const run = runSpec(spec, recipe);
    const path = join(folder, `${sha256(bytes({ fingerprint, run, split })).slice(0, 24)}.json`);
    // The file was written below.
    if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as FinishedRun;
    if (this.#made >= maxRuns) throw new PausedError();
    this.#made++;
    const start = performance.now();
    const finished = await this.#train({ ...spec, recipes: [recipe] }, split);
    // Renamed when whole, so that an interrupt leaves no half of a file.
    writeFileSync(`${path}.part`, JSON.stringify(finished));
    renameSync(`${path}.part`, path);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const { learningRate, steps, seed } = run;
    const own = Object.values(run.hyperparameters).join("/");
    log(`${recipe} ${own} rate ${learningRate} steps ${steps} seed ${seed} ${split}: ${seconds} s`);
    return finished;
  }

  async #train(spec: ExperimentSpec, split: ResultsSplit): Promise<FinishedRun> {
    const { assets, threads } = this.#options;
    const [recipe] = spec.recipes as [RecipeId];
    const runtime = createNodeRuntime(threads);
    try {
      let trainingMs = 0;
      let results: Results | null = null;
      const files = diskFiles(assets);
      const ingredients = ingredientsOf(spec, recipe);
      const finished = this.#weights.load(ingredients);
      const options = { spec, runIds: [recipe], runtime, files, resultsSplit: split, finished };
      for await (const event of runExperiment(options)) {
        failIfFailed(event);
        if (event.type === "steps") trainingMs = event.records.at(-1)!.trainingMs;
        if (event.type === "finished") results = event.results;
      }
      if (!results) throw new Error(`the run of ${recipe} ended without results`);
      await this.#weights.keep(ingredients, finished);
      const date = new Date().toISOString().slice(0, 10);
      return {
        spec: runSpec(spec, recipe),
        results,
        trainingMs,
        device: runtime.device.name,
        date,
      };
    } finally {
      await runtime.dispose();
    }
  }
}

/** The runs that a weight-space method starts from; none for any other. */
function ingredientsOf(spec: ExperimentSpec, recipe: RecipeId): RunSpec[] {
  const method = recipeOf(recipe).method(spec.hyperparameters[recipe]);
  if (method.kind !== "weight-space") return [];
  return method.ingredients.map((ingredient) => ingredientSpec(spec, ingredient));
}

function failIfFailed(event: RunEvent): void {
  if (event.type === "failed") throw new Error(event.failure.message);
}

function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
