import type { RecipeId } from "../recipes/index.ts";
import type { Failure } from "../shared/failure.ts";
import type { ChangedHistory } from "./changedHistory.ts";
import type {
  ChangedPrediction,
  DomainResults,
  RandomText,
  RestoreCause,
  Results,
  RunEvent,
} from "./record.ts";
import type { ExperimentSpec, RunSpec } from "./spec.ts";

/** What a person may want to know of where a recording was made. */
export interface Environment {
  /** Of this project. */
  readonly appVersion: string;
  /** As the status line names it: "Apple M2 (webgpu)". */
  readonly device: string;
  readonly runtime: "webgpu" | "wasm" | "node";
  /** "Chrome 141", "Node 22.1.0". */
  readonly browser: string;
  /** When it was made: ISO 8601, in UTC. */
  readonly date: string;
}

/** SHA-256 in hex of what was trained; null where it is not known. */
export interface FileHashes {
  /** Of the weights' file of a bundled model, of the numbers of one from disk; null of a hub's, which its name fixes. */
  readonly model: string | null;
  /** Of the data set's index.json, which holds the hash of every file of pictures. */
  readonly data: string | null;
}

/** How far a run was when it was recorded, with what only such a run has. */
export type RecordedState =
  | { readonly status: (typeof openStatuses)[number] }
  | { readonly status: "finished"; readonly results: Results }
  | { readonly status: "failed"; readonly failure: Failure };

export const openStatuses = ["waiting", "training", "paused", "stopped"] as const;

/** Something that happened to a run at a step, and that its charts show. */
export interface Mark {
  /** Updates made by then. */
  readonly step: number;
  readonly kind: RestoreCause;
}

/** A stage that came before the first update. */
export type Preparation = Pick<
  Extract<RunEvent, { readonly type: "prepared" }>,
  "title" | "steps" | "loss"
>;

/** Metrics of the updates, a column each and all equally long; what was not finite is NaN, null in JSON. */
export interface MetricColumns {
  readonly step: readonly number[];
  readonly loss: readonly number[];
  readonly learningRate: readonly number[];
  readonly trainingMs: readonly number[];
  /** Unweighted loss terms by name. */
  readonly terms: Readonly<Record<string, readonly number[]>>;
}

/** What one live evaluation measured. */
export interface Evaluation {
  readonly step: number;
  readonly domains: DomainResults;
  readonly evaluationMs: number;
}

/** The random texts of one update. */
export interface RecordedTexts {
  readonly step: number;
  readonly texts: readonly RandomText[];
}

/** One run, whole or as far as it got. */
export interface RecordedRun {
  readonly id: string;
  readonly recipe: RecipeId;
  /** "Lipsum-FT · λ 10". */
  readonly label: string;
  readonly spec: RunSpec;
  readonly state: RecordedState;
  /** Updates made. */
  readonly step: number;
  readonly prepared: readonly Preparation[];
  readonly warmupMs: number | null;
  readonly trainedParameters: number | null;
  readonly metrics: MetricColumns;
  readonly evaluations: readonly Evaluation[];
  /** In order; at least the last that were told, of a method that has any. */
  readonly texts: readonly RecordedTexts[];
  /** At the last evaluation. */
  readonly changed: readonly ChangedPrediction[];
  /** At each live evaluation; null where it was not kept, as in links and in recordings of before. */
  readonly changedHistory: ChangedHistory | null;
  readonly marks: readonly Mark[];
}

/** An experiment with what it has shown so far: what is stored, sent and shipped. JSON all the way down. */
export interface Recording {
  readonly format: "lipsum-recording";
  readonly version: 1;
  readonly spec: ExperimentSpec;
  readonly environment: Environment;
  readonly files: FileHashes;
  readonly runs: readonly RecordedRun[];
}

/** A recording as a file. */
export function writeRecording(recording: Recording): string {
  return `${JSON.stringify(recording)}\n`;
}
