import type { RunEvent } from "../experiment/record.ts";
import { commonFields } from "../experiment/spec.ts";
import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import { readField } from "../shared/schema.ts";

/** Takes a new peak learning rate, and returns what the runs tell of it; nothing where it comes too late. */
export type RateTaker = (learningRate: number) => readonly RunEvent[];

/**
 * Where the learning rate of what trains is changed. Only between two pulls of the experiment: in the
 * midst of an update some runs have made it and some have not.
 */
export class LiveRate {
  #taker: RateTaker | null = null;

  /** What trains from now on; null where nothing does. */
  set taker(taker: RateTaker | null) {
    this.#taker = taker;
  }

  /**
   * Changes the peak of the schedule from the next update on, for runs in training and those of the
   * experiment that are still to come.
   * @returns what the runs tell of it; the experiment itself does not tell it again.
   * Throws a FailureError ("bad-spec") where nothing trains or the rate is none.
   */
  change(learningRate: number): readonly RunEvent[] {
    const read = readField("learningRate", commonFields.learningRate, learningRate);
    if ("problem" in read) throw new FailureError("bad-spec", read.problem);
    const events = this.#taker?.(learningRate) ?? [];
    if (events.length === 0) throw new FailureError("bad-spec", said("rateNotNow"));
    return events;
  }
}
