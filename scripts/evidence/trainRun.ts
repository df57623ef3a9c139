import { diskFiles } from "../../src/cli/diskFiles.ts";
import { ingredientSpec } from "../../src/experiment/ingredientSpec.ts";
import type { Results, RunEvent } from "../../src/experiment/record.ts";
import { runSpec } from "../../src/experiment/runs.ts";
import type { ExperimentSpec, RunSpec } from "../../src/experiment/spec.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import { recipeOf } from "../../src/recipes/index.ts";
import { createNodeRuntime } from "../../src/runtime/nodeRuntime.ts";
import { runExperiment } from "../../src/training/experiment.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { WeightsFolder } from "./weightsFolder.ts";

export type ResultsSplit = "val" | "test";

/** A run to make: JSON, so that another process can make it. */
export interface RunJob {
  readonly spec: ExperimentSpec;
  readonly recipe: RecipeId;
  readonly split: ResultsSplit;
  /** Holds models/ and data/. */
  readonly assets: string;
  /** Holds the weights that weight-space methods start from. */
  readonly weights: string;
  readonly fingerprint: Fingerprint;
  readonly threads: number | null;
}

/** A run that came to its end, as it is kept. */
export interface FinishedRun {
  readonly spec: RunSpec;
  readonly results: Results;
  /** Training alone, evaluations apart. */
  readonly trainingMs: number;
  readonly device: string;
  readonly date: string;
}

/** One recipe of a spec, measured on every picture of a split. Throws when the run fails. */
export async function trainRun(job: RunJob): Promise<FinishedRun> {
  const { recipe, split, threads } = job;
  const spec: ExperimentSpec = { ...job.spec, recipes: [recipe] };
  const runtime = createNodeRuntime(threads ?? undefined);
  try {
    let trainingMs = 0;
    let results: Results | null = null;
    const files = diskFiles(job.assets);
    const weights = new WeightsFolder(job.weights, job.fingerprint);
    const ingredients = ingredientsOf(spec, recipe);
    const finished = weights.load(ingredients);
    const options = { spec, runIds: [recipe], runtime, files, resultsSplit: split, finished };
    for await (const event of runExperiment(options)) {
      failIfFailed(event);
      if (event.type === "steps") trainingMs = event.records.at(-1)!.trainingMs;
      if (event.type === "finished") results = event.results;
    }
    if (!results) throw new Error(`the run of ${recipe} ended without results`);
    await weights.keep(ingredients, finished);
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

/** The runs that a weight-space method starts from; none for any other. */
function ingredientsOf(spec: ExperimentSpec, recipe: RecipeId): RunSpec[] {
  const method = recipeOf(recipe).method(spec.hyperparameters[recipe]);
  if (method.kind !== "weight-space") return [];
  return method.ingredients.map((ingredient) => ingredientSpec(spec, ingredient));
}

function failIfFailed(event: RunEvent): void {
  if (event.type === "failed") throw new Error(event.failure.message);
}
