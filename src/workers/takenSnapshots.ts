import { FailureError } from "../shared/failure.ts";
import { said } from "../shared/said.ts";
import type { Snapshot } from "../training/snapshots.ts";
import { Snapshots } from "../training/snapshots.ts";
import type { PullLoop } from "./pullLoop.ts";
import type { RunWeights } from "./runWeights.ts";

/** Where a run was when its weights were taken. */
export interface SnapshotNote {
  /** Names the weights as a run's id names those that it ended with. */
  readonly id: string;
  /** Updates made. */
  readonly step: number;
}

type Weights = Uint8Array<ArrayBuffer>;

/** The weights of runs that have ended, and in memory the last snapshot of each that trains. */
export class TakenSnapshots implements RunWeights {
  /** For the experiment that trains. */
  readonly offered = new Snapshots();
  readonly #ended: RunWeights;
  /** By run id. */
  readonly #taken = new Map<string, { readonly id: string; readonly weights: Weights }>();

  constructor(ended: RunWeights) {
    this.#ended = ended;
  }

  /**
   * @param loop what pulls the experiment; null where none is.
   * @param saved the run as it was last saved, for one that waits for somebody to let it go on.
   * Throws a FailureError ("bad-file") where it is neither in training nor saved.
   */
  async take(
    runId: string,
    loop: PullLoop | null,
    saved: () => Promise<Snapshot | null>,
  ): Promise<SnapshotNote> {
    const take = () => this.offered.take(runId);
    const found = (await (loop?.between(take) ?? take())) ?? (await saved());
    if (!found) throw new FailureError("bad-file", said("notInTraining"));
    const { step, weights } = found;
    const id = `${runId}@${step}`;
    this.#taken.set(runId, { id, weights });
    return { id, step };
  }

  /** Of an experiment that another follows. */
  forget(): void {
    this.#taken.clear();
  }

  keep(runId: string, weights: Weights): void {
    this.#ended.keep(runId, weights);
  }

  async of(id: string): Promise<Weights> {
    const snapshot = [...this.#taken.values()].find((one) => one.id === id);
    return snapshot?.weights ?? this.#ended.of(id);
  }
}
