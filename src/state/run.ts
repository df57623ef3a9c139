import type {
  ChangedPrediction,
  DomainResults,
  RandomText,
  Results,
} from "../experiment/record.ts";
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
  /** Null until the run has started. */
  readonly warmupMs: number | null;
  readonly trainedParameters: number | null;
  /** The random texts of the last step that told them. */
  readonly texts: { readonly step: number; readonly texts: readonly RandomText[] } | null;
  /** The live evaluation before the first update. */
  readonly zeroShot: DomainResults | null;
  readonly latest: { readonly step: number; readonly domains: DomainResults } | null;
  readonly changed: readonly ChangedPrediction[];
}

export function newRun(
  identity: Pick<Run, "id" | "recipe" | "experiment" | "label" | "spec">,
): Run {
  return {
    ...identity,
    state: { status: "waiting" },
    step: 0,
    warmupMs: null,
    trainedParameters: null,
    texts: null,
    zeroShot: null,
    latest: null,
    changed: [],
  };
}

export function hasEnded({ state: { status } }: Run): boolean {
  return status === "finished" || status === "stopped" || status === "failed";
}
