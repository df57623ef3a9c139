import type { RateChange } from "../experiment/rateChanges.ts";
import type { StepRecord } from "../experiment/record.ts";
import type { RunSpec } from "../experiment/spec.ts";
import type { DeviceTensor } from "../runtime/runtime.ts";
import type { Failure } from "../shared/failure.ts";
import type { RunState } from "./checkpoint/runState.ts";
import type { LossReading } from "./step/lossLog.ts";

export type Tensors = Readonly<Record<string, DeviceTensor>>;

/** A model as it is measured and exported: plain towers, whatever trained them. */
export interface MeasuredModel {
  /** The image tower, by parameter name. */
  readonly tower: Tensors;
  /** The text tower where it was trained; null: the pre-trained one. */
  readonly textTower: Tensors | null;
  /** W, [D,C]. */
  readonly head: Float32Array<ArrayBuffer>;
  /** Added to the logits, [C]. */
  readonly bias: Float32Array<ArrayBuffer> | null;
  /** s: what the cosines are multiplied by. */
  readonly logitScale: number;
}

/** A run that makes optimizer updates, one a call. */
export interface Run {
  readonly runId: string;
  readonly spec: RunSpec;
  /** Updates made, and told by {@link record}. */
  readonly steps: number;
  /** Updates made, and not yet read. */
  readonly pending: number;
  readonly trainedParameters: number;
  /** Update `step`, counted from 0, on the batch and the texts that the group has loaded. */
  update(step: number): Promise<void>;
  /** The peak learning rate changes like this from now on, whatever its spec says. */
  reschedule(changes: readonly RateChange[]): void;
  /** The numbers of the pending updates, when the device has made them. */
  read(): Promise<LossReading>;
  /**
   * What {@link read} gave as records. Where an update was not finite the records end before it, and
   * `failure` says so; the weights are still those of the last good update.
   * @param elapsedMs how much of the time of training went into these updates.
   */
  record(
    reading: LossReading,
    elapsedMs: number,
  ): { readonly records: StepRecord[]; readonly failure: Failure | null };
  /** The model as it is now; its tensors are overwritten by the next call. */
  measured(): Promise<MeasuredModel>;
  /** Remembers the weights as they are; a later call replaces them. */
  keep(): void;
  /** All that decides how the run goes on; only while no update is pending. */
  readonly state: RunState;
  /** From now on {@link measured} gives the weights that were last kept. */
  useKept(): void;
  dispose(): Promise<void>;
}
