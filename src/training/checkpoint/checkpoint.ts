import type { RunEvent } from "../../experiment/record.ts";
import type { FileHashes } from "../../experiment/recording.ts";
import type { ExperimentSpec } from "../../experiment/spec.ts";
import type { RunState } from "./runState.ts";

/** A run in a group, with what its selection has found. */
export interface MemberState extends RunState {
  /** The best accuracy on the selection set so far, and the update of the weights that are kept; null before the first look. */
  readonly best: { readonly step: number; readonly accuracy: number } | null;
}

/** Runs that train in turns, after as many updates. */
export interface GroupState {
  /** Updates made by each. */
  readonly step: number;
  /** By run id: those that have not ended. */
  readonly members: ReadonlyMap<string, MemberState>;
}

/**
 * An experiment between two updates: from here it goes on to the same numbers. What the seed decides
 * (batches, crops, random texts, directions) is not in it, since every stream is addressed by step.
 * Its tensors are read when they are needed, from the device or from a file.
 */
export interface Checkpoint {
  readonly spec: ExperimentSpec;
  /** One a recipe of the spec, in its order. */
  readonly runIds: readonly string[];
  /** Of what the model and the data were read from; unknown ones are null. */
  readonly files: FileHashes;
  /** All that was told so far, see `Story`. */
  readonly story: readonly RunEvent[];
  /** Of runs that are done: nothing of theirs is made again. */
  readonly ended: readonly string[];
  /** The runs in training; null between two groups, and while ingredients train. */
  readonly group: GroupState | null;
  /** tuned.safetensors that weight-space methods of the spec may start from, by run key. */
  readonly finished: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** Where checkpoints go, and how often. */
export interface Checkpoints {
  /** Asked after updates that were read; a run that has ended is saved without asking. */
  isDue(): boolean;
  /** Takes the checkpoint and keeps it; training goes on when it has resolved. Never rejects. */
  save(take: () => Checkpoint): Promise<void>;
}
