import type { RestoreCause } from "../experiment/record.ts";
import type { FileHashes } from "../experiment/recording.ts";
import type { ExperimentSpec } from "../experiment/spec.ts";
import type { Split } from "../data/dataset.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { SiteFiles } from "../shared/files.ts";
import type { Checkpoint, Checkpoints } from "./checkpoint/checkpoint.ts";
import type { FinishedRuns } from "./finishedRuns.ts";
import type { LiveRate } from "./liveRate.ts";
import type { Snapshots } from "./snapshots.ts";

export interface ExperimentOptions {
  readonly spec: ExperimentSpec;
  /** One a recipe of the spec, in its order. */
  readonly runIds: readonly string[];
  readonly runtime: Runtime;
  readonly files: SiteFiles;
  /** What takes more is not started: it fails as "too-large". Absent: whatever it takes. */
  readonly budgetBytes?: number;
  /** What the results are measured on; "test" unless hyperparameters are being chosen. */
  readonly resultsSplit?: Exclude<Split, "train">;
  /** Told what the experiment is about to do. */
  readonly onStatus?: (status: "loading" | "warming-up" | "training" | "evaluating") => void;
  /** Told once of what the model and the data were read from. */
  readonly onFiles?: (hashes: FileHashes) => void;
  /** Given the tuned.safetensors of a run that finished, was stopped or met a non-finite number. */
  readonly onWeights?: (runId: string, weights: Uint8Array<ArrayBuffer>) => void;
  /** Where the runs can be asked for their weights while they train. */
  readonly snapshots?: Snapshots;
  /** Where the learning rate of what trains can be changed. */
  readonly rate?: LiveRate | undefined;
  /** Runs that weight-space methods start from; the experiment's own join them as they finish. */
  readonly finished?: FinishedRuns;
  /** Where to go on from, of the same spec and run ids; absent: the start. */
  readonly from?: Checkpoint | undefined;
  /** Why it goes on from there; told as each run's mark. */
  readonly restoredAfter?: RestoreCause;
  /** Told all that is needed to go on from here, as often as it asks for. */
  readonly checkpoints?: Checkpoints | undefined;
  /** True while updates are asked for one by one: each is then told as soon as it is made. */
  readonly isStepping?: () => boolean;
}
