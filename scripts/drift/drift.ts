import { compareRuns } from "../../src/experiment/agreement.ts";
import type { RecordedRun, Recording } from "../../src/experiment/recording.ts";
import type { RecipeId } from "../../src/recipes/index.ts";
import type { DriftRuntime } from "./plan.ts";

/** How far one run on two runtimes lies apart. */
export interface Drift {
  readonly case: string;
  readonly seed: number;
  readonly recipe: RecipeId;
  readonly runtimes: readonly [DriftRuntime, DriftRuntime];
  /** As each recording names them. */
  readonly devices: readonly [string, string];
  /** Day of the later one: "2026-11-27". */
  readonly date: string;
  /** Largest difference of accuracy on a domain, at the end, a share; of how many pictures. */
  readonly accuracy: number;
  readonly domain: string | null;
  readonly pictures: number;
  /** Mean difference of the losses relative to their mean, as run links compare them. */
  readonly loss: number;
  /** Largest difference of a loss at one update relative to the mean loss. */
  readonly largestLoss: number;
}

/** One side of a comparison. */
export interface Sample {
  readonly runtime: DriftRuntime;
  readonly recording: Recording;
}

/** Each method of an experiment that two runtimes have finished. */
export function driftsBetween(id: string, seed: number, a: Sample, b: Sample): Drift[] {
  return a.recording.runs.map((run) => {
    const other = b.recording.runs.find(({ recipe }) => recipe === run.recipe);
    const agreement =
      other &&
      compareRuns({ run, files: a.recording.files }, { run: other, files: b.recording.files });
    if (!agreement || agreement.verdict.startsWith("other"))
      throw new Error(
        `${run.label} cannot be compared between ${a.runtime} and ${b.runtime}: ${agreement?.verdict ?? "not finished"}`,
      );
    const { accuracy, domain, loss } = agreement;
    return {
      ...{ case: id, seed, recipe: run.recipe, runtimes: [a.runtime, b.runtime] as const },
      devices: [a.recording.environment.device, b.recording.environment.device] as const,
      date: [a, b].map(({ recording }) => recording.environment.date.slice(0, 10)).sort()[1]!,
      ...{ accuracy, domain, pictures: picturesOf(run, domain), loss },
      largestLoss: largestLoss(run.metrics.loss, other.metrics.loss),
    };
  });
}

function picturesOf({ state }: RecordedRun, domain: string | null): number {
  if (state.status !== "finished") return 0;
  const { tuned } = state.results;
  const counted = domain === null ? Object.values(tuned) : [tuned[domain]];
  return Math.min(...counted.map((one) => one?.n ?? 0));
}

function largestLoss(a: readonly number[], b: readonly number[]): number {
  const mean = a.reduce((sum, value) => sum + Math.abs(value), 0) / a.length;
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!))) / mean;
}
