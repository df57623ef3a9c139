import type { ChangedAt } from "../experiment/changedHistory.ts";
import type {
  ChangedPrediction,
  DomainResults,
  RandomText,
  Results,
  RunEvent,
} from "../experiment/record.ts";
import type { Environment, FileHashes, Mark, Preparation } from "../experiment/recording.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { RecipeId } from "../recipes/index.ts";
import type { Failure } from "../shared/failure.ts";

/** Where a run is, with what only such a run has. */
export type RunState =
  | { readonly status: "waiting" }
  | { readonly status: "training" }
  | { readonly status: "paused" }
  | { readonly status: "stopped" }
  | { readonly status: "finished"; readonly results: Results }
  | { readonly status: "failed"; readonly failure: Failure };

/** How far a part of a run is: part `index` of `count`, from 0, and in it `step` of `steps`. */
export type IngredientProgress = Pick<
  Extract<RunEvent, { readonly type: "ingredient" }>,
  "index" | "count" | "label" | "step" | "steps"
>;

/** How many pictures the frozen tower has seen. */
export type FeatureProgress = Pick<
  Extract<RunEvent, { readonly type: "features" }>,
  "done" | "total"
>;

/** One method's run as the page shows it. Its metrics are in its MetricLog. */
export interface Run {
  readonly id: string;
  readonly recipe: RecipeId;
  /** The experiment it belongs to, counted from 1: one press of Start each. */
  readonly experiment: number;
  /** As the legend calls it: "Lipsum-FT", "FT, steps 400". */
  readonly label: string;
  readonly spec: ExperimentSpec;
  readonly state: RunState;
  /** Updates made. */
  readonly step: number;
  /** What was fitted before the first update, in order. */
  readonly prepared: readonly Preparation[];
  /** What a run that combines finished runs is at; null before, after, and of any other run. */
  readonly ingredient: IngredientProgress | null;
  /** Of the frozen tower's features, while they are computed before the first update. */
  readonly features: FeatureProgress | null;
  /** Null until the run has started. */
  readonly warmupMs: number | null;
  readonly trainedParameters: number | null;
  /** The random texts of the last step that told them. */
  readonly texts: { readonly step: number; readonly texts: readonly RandomText[] } | null;
  /** The live evaluation before the first update. */
  readonly zeroShot: DomainResults | null;
  readonly latest: { readonly step: number; readonly domains: DomainResults } | null;
  readonly changed: readonly ChangedPrediction[];
  /** The same at each live evaluation, in order; null where the run came without. */
  readonly changedAt: readonly ChangedAt[] | null;
  /** What happened to it and its charts show, in order. */
  readonly marks: readonly Mark[];
  /** Where it was trained, and on which files; null before that is known. */
  readonly environment: Environment | null;
  readonly files: FileHashes | null;
  /** It came with a link, a file or the page, and was not trained in this browser. */
  readonly isRecorded: boolean;
  /** The file that it came with held its weights. */
  readonly isWithWeights: boolean;
  /** It is the numbers of a metrics.csv and nothing else; null of any other run. */
  readonly imported: ImportedNumbers | null;
}

/** Where the numbers of a run came from that are all there is of it. */
export interface ImportedNumbers {
  readonly file: string;
  /** Columns of a whole metrics.csv that it lacks, and columns that are none of one. */
  readonly lacking: readonly string[];
  readonly unknown: readonly string[];
}

export function newRun({
  id,
  recipe,
  experiment,
  label,
  spec,
}: Pick<Run, "id" | "recipe" | "experiment" | "label" | "spec">): Run {
  return {
    ...{ id, recipe, experiment, label, spec },
    state: { status: "waiting" },
    step: 0,
    prepared: [],
    ingredient: null,
    features: null,
    warmupMs: null,
    trainedParameters: null,
    texts: null,
    zeroShot: null,
    latest: null,
    changed: [],
    changedAt: [],
    marks: [],
    environment: null,
    files: null,
    isRecorded: false,
    isWithWeights: false,
    imported: null,
  };
}

/** How much of a run is done, 0 to 1. */
export function progressOf(run: Run): number {
  if (hasEnded(run)) return 1;
  if (!run.ingredient) return run.step / run.spec.steps;
  const { index, count, step, steps } = run.ingredient;
  return (index + (steps > 0 ? step / steps : 1)) / count;
}

export function hasEnded({ state: { status } }: Run): boolean {
  return status === "finished" || status === "stopped" || status === "failed";
}

/** Whether there is a tuned model to look at: most recordings come without weights, and zero-shot has none. */
export function hasWeights(run: Run): boolean {
  return hasEnded(run) && (!run.isRecorded || run.isWithWeights) && run.recipe !== "zero-shot";
}

/** Whether a run updates weights, or has paused between two updates: a snapshot of them can be taken. */
export function isInTraining({ state: { status }, ingredient, recipe, warmupMs }: Run): boolean {
  const isUnderWay = status === "training" || status === "paused";
  return isUnderWay && warmupMs !== null && ingredient === null && recipe !== "zero-shot";
}
